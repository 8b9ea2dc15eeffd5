// Comfort for the desk's pages, all of which work without it: search as you type, dropped files, progress, copying.
// Written for Hearsay; Apache-2.0.
'use strict';

const kTypingPause = 160;  // milliseconds
const kPollPause = 700;

/** Puts the element with this id from the page at `address` in the place of ours. False where that page has none. */
async function replacePart(id, address, signal) {
  const response = await fetch(address, {signal, headers: {Accept: 'text/html'}});
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.getElementById(id);
  const ours = document.getElementById(id);
  if (!fresh || !ours) return false;
  ours.replaceWith(document.adoptNode(fresh));
  return true;
}

/** Search as you type: the same page as without a script, of which the results alone are taken. */
function searchAsYouType(box) {
  let timer = 0;
  let asked = null;
  let last = box.value;
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (box.value === last) return;
      last = box.value;
      asked?.abort();
      asked = new AbortController();
      const address = '/search?q=' + encodeURIComponent(box.value);
      try {
        await replacePart(box.dataset.live, address, asked.signal);
        history.replaceState(null, '', address);
      } catch (error) {
        if (error.name !== 'AbortError') last = null;
      }
    }, kTypingPause);
  });
}

/** Files that are dropped anywhere on the page go into the form. */
function takeDroppedFiles(form) {
  const input = form.querySelector('input[type="file"]');
  for (const hint of form.querySelectorAll('.with-script')) hint.hidden = false;
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove('dropping');
    input.files = event.dataTransfer.files;
    if (input.files.length > 0) form.requestSubmit();
  });
}

/** Follows a job until it is done. */
async function followJob(job) {
  const address = job.dataset.poll;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, kPollPause));
    try {
      const state = await (await fetch(address + '.json')).json();
      await replacePart('job', address);
      if (state.is_done) return location.reload();
    } catch {
      // The server may be busy or be started anew: ask again.
    }
  }
}

/** A button that copies, where the browser lets a page do so. */
function offerToCopy(text) {
  if (!navigator.clipboard) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text.value);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  text.after(button);
}

for (const box of document.querySelectorAll('input[data-live]')) searchAsYouType(box);
for (const form of document.querySelectorAll('form[data-drop]')) takeDroppedFiles(form);
for (const job of document.querySelectorAll('[data-poll]')) followJob(job);
for (const text of document.querySelectorAll('.cite textarea')) offerToCopy(text);
