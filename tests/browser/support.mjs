// What the browser tests share: a desk that runs, a browser, and pages that are watched for what must never happen.
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.HEARSAY_PROGRAM ?? join(root, 'build/release/hearsay');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `hearsay serve` over a new store, with those pages added. */
export async function startDesk(pages = []) {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-desk-'));
  const database = join(folder, 'desk.db');
  if (pages.length > 0) {
    const added = spawnSync(program, ['add', '--db', database, ...pages], {encoding: 'utf8'});
    if (added.status !== 0) throw new Error(added.stderr);
  }
  const server = spawn(program, ['serve', '--db', database, '--port', '0'], {stdio: ['ignore', 'pipe', 'inherit']});
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', (bytes) => resolve(String(bytes).trim()));
    server.on('exit', (code) => reject(new Error(`hearsay serve ended with ${code}`)));
  });
  return {
    address,
    folder,
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** A page of a new context, and all that went wrong on it: dialogs, requests to elsewhere, refused by the policy, errors. */
export async function watchedPage(browser, address, options = {}) {
  const context = await browser.newContext(options);
  const faults = [];
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    if (asked.startsWith(address)) return route.continue();
    faults.push(`a request left: ${asked}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    faults.push(`a dialog opened: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
  return {page, context, faults};
}

/** What axe-core holds against a page, in lines. */
export async function accessibilityFaults(page) {
  await page.evaluate(axeSource);  // not a script element: the page's own policy stays as it is
  const {violations} = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.map((fault) => `${fault.id} (${fault.impact}): ${fault.help}: ` +
      fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '));
}

/** By how many pixels the page is wider than the window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Addresses of one page of each kind, and of all that a list of the desk names. */
export async function addresses(desk) {
  const json = async (path) => (await fetch(desk.address + path)).json();
  const stories = (await json('index.json')).stories.map((story) => `story/${story.story}`);
  const people = (await json('people.json')).people.map((person) => `person/${person.party}`);
  const outlets = (await json('outlets.json')).outlets.map((outlet) => `outlet/${outlet.party}`);
  const reports = [];
  for (const story of stories)
    for (const report of (await json(`${story}.json`)).reports) reports.push(`report/${report.report}`);
  return {stories, people, outlets, reports};
}
