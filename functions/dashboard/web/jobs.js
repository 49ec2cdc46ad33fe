// The jobs of this caller: how far each is, and its result; the newest few, or all that the page has. And how many events have failed.
import { api } from './ask.js';
import { badge } from './badge.js';
import { byId, h } from './dom.js';
import { ago, count } from './when.js';

/** @typedef {import('../types.ts').DashboardState} State */
/** @typedef {import('../types.ts').JobShown} Job */

/** How many are shown until all are asked for. */
const FEW = 4;
/** Most jobs that the page has; List jobs has more. */
const MOST = 20;

let showsAll = false;
/** @type {Pick<State, 'jobs' | 'now'>} */
let state = { jobs: [], now: '' };

/** @type {Record<string, string>} */
const kinds = { succeeded: 'good', failed: 'bad', canceled: 'warn', canceling: 'warn' };

/** @type {(job: Job) => Node | undefined} */
const progress = ({ percent, title, resultStatus }) =>
  percent === undefined || resultStatus !== undefined
    ? undefined
    : h('span', {}, h('progress', { max: 100, value: percent, 'aria-label': `Progress of ${title}` }), ` ${percent} %`);

/** The ID authorizes the call, so that the link needs no key. @type {(job: Job) => Node | undefined} */
const result = ({ jobId, title, resultStatus }) =>
  resultStatus === undefined
    ? undefined
    : h(
        'a',
        { href: new URL(`jobs/${jobId}/result`, api).href },
        'Result',
        h('span', { class: 'hidden' }, ` of ${title}`),
      );

/** @type {(job: Job, now: string) => Element} */
const item = (job, now) =>
  h(
    'li',
    {},
    h('p', {}, badge(job.state, kinds[job.state]), ' ', h('strong', {}, job.title), ' ', result(job)),
    h('p', {}, job.sentence, ' ', progress(job)),
    h('p', { class: 'muted' }, `Begun ${ago(job.createdAt, now)}, last progress ${ago(job.updatedAt, now)}`),
  );

/** @type {(failed: number | null) => string} */
const failedWords = (failed) => {
  if (failed === 0) return '';
  if (failed === null)
    return 'How many events have failed is not known: the storage of the relay has not answered yet.';
  return `${count(failed, 'message')} about events failed too often and ${failed === 1 ? 'waits' : 'wait'} in a queue: Retry failed events sends them again.`;
};

const showList = () => {
  const { jobs, now } = state;
  const all = /** @type {HTMLButtonElement} */ (byId('all-jobs'));
  all.hidden = jobs.length <= FEW;
  all.textContent = showsAll ? `Show the first ${FEW} jobs` : `Show all ${jobs.length} jobs`;
  all.setAttribute('aria-expanded', String(showsAll));
  byId('older-jobs').hidden = !showsAll || jobs.length < MOST;
  byId('job-list').replaceChildren(...jobs.slice(0, showsAll ? MOST : FEW).map((job) => item(job, now)));
};

/** @type {(next: State) => void} */
export const showJobs = (next) => {
  const { jobs, failedEvents = 0 } = next;
  state = next;
  const failed = byId('failed-events');
  byId('jobs').hidden = jobs.length === 0 && failedEvents === 0;
  failed.hidden = failedEvents === 0;
  failed.textContent = failedWords(failedEvents);
  // who follows a link with the keyboard would lose the place
  if (!byId('job-list').contains(document.activeElement)) showList();
};

export const startJobs = () =>
  byId('all-jobs').addEventListener('click', () => {
    showsAll = !showsAll;
    showList();
  });
