// The page: gets the key, then shows how the relay is, again and again, and what can be called.
import { ask, keyOfHost, problemOf, useKey } from './ask.js';
import { openCall, startCalls } from './calls.js';
import { showConnect } from './connect.js';
import { byId } from './dom.js';
import { startJobs } from './jobs.js';
import { startOperations } from './operations.js';
import { offerReach } from './reach.js';
import { startSales } from './sales.js';
import { showState } from './state.js';
import { startWeek } from './weekly.js';

const EVERY = 5_000;

/** @type {(sentence: string) => void} */
const complain = (sentence) => {
  const notice = byId('notice');
  if (notice.textContent !== sentence) notice.textContent = sentence;
  notice.hidden = sentence === '';
};

/** @type {(error: unknown) => string} */
const wordsOf = (error) =>
  error instanceof Error && !(error instanceof TypeError) ? error.message : 'The relay does not answer. Is it running?';

const readState = async () => {
  const answered = await ask('ui/state');
  if (answered.status === 200) return answered.json;
  throw Object.assign(new Error(problemOf(answered)), { status: answered.status });
};

/** Nobody looks at a page in the background, and it asks for nothing then. */
const wanted = () =>
  document.visibilityState === 'visible' && /** @type {HTMLInputElement} */ (byId('refresh')).checked;

const refresh = async () => {
  if (wanted()) {
    try {
      showState(await readState());
      complain('');
    } catch (error) {
      complain(wordsOf(error));
    }
  }
  setTimeout(refresh, EVERY);
};

const open = async () => {
  const state = await readState();
  byId('gate').hidden = true;
  byId('content').hidden = false;
  complain('');
  startCalls();
  startJobs();
  showState(state);
  startSales(state);
  startWeek(state);
  offerReach(state);
  await startOperations();
  await openCall();
  showConnect(state);
  setTimeout(refresh, EVERY);
};

const askForKey = () => {
  byId('gate').hidden = false;
  const input = /** @type {HTMLInputElement} */ (byId('key'));
  byId('key-form').addEventListener('submit', (event) => {
    event.preventDefault();
    useKey(input.value.trim());
    input.value = '';
    // the form that had the focus is gone
    const opened = open().then(() => byId('call').hidden && byId('main').focus({ preventScroll: true }));
    opened.catch((error) => {
      complain(wordsOf(error));
      input.focus();
    });
  });
  input.focus();
};

const start = async () => {
  const key = await keyOfHost();
  if (key === undefined) return askForKey();
  useKey(key);
  await open();
};

start().catch((error) => complain(wordsOf(error)));
