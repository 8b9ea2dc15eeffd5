// The desk in a real browser: adding, finding, opening, filtering, correcting; with scripts and without.
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {accessibilityFaults, addresses, launchBrowser, overflow, root, startDesk, watchedPage} from './support.mjs';

const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.html'))
    .map((name) => join(root, 'examples', name));
const widths = [400, 800, 1600];

let browser;
before(async () => { browser = await launchBrowser(); });
after(async () => { await browser.close(); });

for (const javaScriptEnabled of [true, false]) {
  describe(`A desk ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    let desk;
    let page;
    let faults;
    let context;
    before(async () => {
      desk = await startDesk();
      ({page, context, faults} = await watchedPage(browser, desk.address, {javaScriptEnabled}));
    });
    after(async () => {
      await context.close();
      await desk.stop();
    });

    test('adds pages and tells how far it is', async () => {
      await page.goto(desk.address);
      await page.getByText('Nothing is kept here yet').waitFor();
      await page.getByLabel(/^Pages, as a browser saved them/).setInputFiles(examples);
      await page.getByRole('button', {name: 'Add them'}).click();
      await page.getByRole('heading', {name: 'Added', exact: true}).waitFor();
      await page.getByText(`${examples.length} of ${examples.length} pages`).waitFor();
    });

    test('finds what was said', async () => {
      await page.goto(desk.address + 'search');
      const box = page.getByLabel('What was said, by whom, through whom');
      if (javaScriptEnabled) {
        await box.pressSequentially('channel:lip-reading');
      } else {
        await box.fill('channel:lip-reading');
        await page.getByRole('button', {name: 'Search'}).click();
      }
      const found = page.locator('#results .statement');
      await found.first().waitFor();
      assert.ok(await page.locator('#results .label.lip-reading').count() === await found.count());
      await found.first().locator('blockquote a').click();
      await page.waitForURL(/\/report\/\d+#s\d+$/);
      await page.locator('.said:target > .card').waitFor();
    });

    test('shows where a query is wrong', async () => {
      await page.goto(desk.address + 'search?q=' + encodeURIComponent('wo:Anna'));
      await page.getByText('The query cannot be read').waitFor();
    });

    test('opens a story and filters it', async () => {
      await page.goto(desk.address);
      await page.locator('.stories a').first().click();
      await page.getByRole('heading', {name: 'Who said what'}).waitFor();
      const statements = page.locator('.standing .statement');
      const all = await statements.count();
      assert.ok(all > 3);
      await page.locator('#certainty-hedged').check();
      const shown = await statements.filter({visible: true}).count();
      assert.ok(shown > 0 && shown < all, `${shown} of ${all}`);
      await page.locator('#certainty-hedged').uncheck();
    });

    test('shows the chain beside marked words on focus', async () => {
      await page.goto(desk.address + 'report/1');
      const said = page.locator('.said').first();
      assert.equal(await said.locator('> .card').isVisible(), false);
      await said.locator('> .note').focus();
      await said.locator('> .card').waitFor({state: 'visible'});
    });

    test('cites a statement', async () => {
      await page.goto(desk.address + 'report/1');
      await page.getByText(/^Cite/).first().click();
      const citation = await page.locator('.cite textarea').first().inputValue();
      assert.match(citation, /—/);
      assert.match(citation, /https:\/\/.*#:~:text=/);
    });

    test('corrects a statement and undoes it', async () => {
      await page.goto(desk.address + 'report/1');
      await page.getByRole('link', {name: /^Correct s1$/}).click();
      const form = page.locator('#about-s1 form.correct');
      await form.getByLabel('Your name').fill('Ann Marsh');
      await form.getByLabel('Why').fill('I was there');
      await form.getByLabel(/^Speaker/).fill('Somebody Else');
      await form.getByRole('button', {name: 'Set the speaker'}).click();
      await page.locator('#about-s1 .by', {hasText: 'Somebody Else'}).waitFor();
      const correction = page.locator('.corrections li').first();
      await correction.getByText('I was there').waitFor();
      await correction.getByText('Undo', {exact: true}).click();
      await correction.getByLabel('Your name').fill('Ann Marsh');
      await correction.getByRole('button', {name: /^Undo/}).click();
      await page.getByText('Undone by').waitFor();
      assert.equal(await page.locator('#about-s1 .by', {hasText: 'Somebody Else'}).count(), 0);
    });

    test('verifies a quotation', async () => {
      await page.goto(desk.address + 'verify');
      await page.getByRole('textbox', {name: 'The quotation'}).fill('Let her walk');
      await page.getByRole('button', {name: 'Is it on record?'}).click();
      await page.getByRole('heading', {name: /^On record/}).waitFor();
    });

    test('has done nothing that it must not', () => assert.deepEqual(faults, []));
  });
}

describe('The pages', () => {
  let desk;
  let paths;
  before(async () => {
    desk = await startDesk(examples.slice(0, 3));
    const all = await addresses(desk);
    paths = ['', all.stories[0], all.people[0], all.outlets[0], all.reports[0], `${all.reports[0]}?correct=s1`, 'search',
      'search?q=the', 'search?q=who%3A', 'verify', 'verify?quote=Let%20him%20walk', 'people', 'outlets', 'corrections', 'add', 'nothing'];
  });
  after(() => desk.stop());

  for (const colorScheme of ['light', 'dark']) {
    test(`can be used by everybody, ${colorScheme}`, async () => {
      const {page, context, faults} = await watchedPage(browser, desk.address, {colorScheme, viewport: {width: 1000, height: 900}});
      for (const path of paths) {
        await page.goto(desk.address + path);
        assert.deepEqual(await accessibilityFaults(page), [], path);
      }
      await context.close();
      assert.deepEqual(faults, []);
    });
  }

  for (const width of widths) {
    test(`are no wider than ${width} pixels`, async () => {
      const {page, context} = await watchedPage(browser, desk.address, {viewport: {width, height: 900}});
      for (const path of paths) {
        await page.goto(desk.address + path);
        assert.ok(await overflow(page) <= 0, `${path} is ${await overflow(page)} pixels too wide`);
      }
      await context.close();
    });
  }

  test('can be gone through by keyboard, from the skip link on, with a focus that is seen', async () => {
    const {page, context} = await watchedPage(browser, desk.address);
    await page.goto(desk.address);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    for (let i = 0; i < 12; ++i) {
      const width = await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement).outlineWidth));
      assert.ok(width >= 2, await page.evaluate(() => document.activeElement.outerHTML));
      await page.keyboard.press('Tab');
    }
    await context.close();
  });

  test('follow a search as it is typed, without asking for each letter', async () => {
    const {page, context} = await watchedPage(browser, desk.address);
    await page.goto(desk.address + 'search');
    let asked = 0;
    page.on('request', () => { ++asked; });
    await page.getByLabel('What was said, by whom, through whom').pressSequentially('forty cubic metres', {delay: 15});
    await page.locator('#results .statement').first().waitFor();
    assert.ok(asked <= 3, `${asked} requests`);
    await context.close();
  });
});

describe('Hostile pages', () => {
  test('are kept, served and opened without running anything', async () => {
    const folder = join(root, 'tests/data/hostile_pages');
    const desk = await startDesk(readdirSync(folder).map((name) => join(folder, name)));
    const {page, context, faults} = await watchedPage(browser, desk.address);
    const all = await addresses(desk);
    assert.ok(all.reports.length >= 6);
    const paths = ['', ...all.stories, ...all.people, ...all.outlets, ...all.reports, 'people', 'outlets', 'search?q=the',
      'verify?quote=' + encodeURIComponent('The quay <script>alert(1)</script> stays open'),
      'search?q=' + encodeURIComponent('"><script>alert(1)</script>')];
    for (const path of paths) {
      await page.goto(desk.address + path);
      for (const element of await page.locator('summary').all()) await element.click();
      const links = await page.locator('a[href]').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      for (const link of links) assert.match(link, /^(#|\?|\/(?!\/)|https?:\/\/)/, `${path}: ${link}`);
      const text = await page.locator('body').innerText();
      assert.doesNotMatch(text, /[\u202A-\u202E]/, path);
    }
    await context.close();
    await desk.stop();
    assert.deepEqual(faults, []);
  });

  test('may have any name when they are dropped', async () => {
    const desk = await startDesk();
    const {page, context, faults} = await watchedPage(browser, desk.address);
    await page.goto(desk.address + 'add');
    await page.getByLabel(/^Pages, as a browser saved them/).setInputFiles([
      {name: '<img src=x onerror=alert(1)>.html', mimeType: 'text/html', buffer: Buffer.from('<p>“It is time,” Mayor Ana Ruiz said.</p>')},
      {name: '"><script>alert(2)</script>.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2, 3])},
    ]);
    await page.getByRole('button', {name: 'Add them'}).click();
    await page.getByText('2 of 2 pages').waitFor();
    await page.goto(desk.address);
    await context.close();
    await desk.stop();
    assert.deepEqual(faults, []);
  });
});
