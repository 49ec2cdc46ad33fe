// The jobs of this caller: how far each is, and its result. And how many events have failed.
import { api } from './ask.js';
import { badge } from './badge.js';
import { byId, h } from './dom.js';
import { ago, count } from './when.js';

/** @typedef {import('../types.ts').DashboardState} State */
/** @typedef {import('../types.ts').JobShown} Job */

/** @type {Record<string, string>} */
const kinds = { succeeded: 'good', failed: 'bad', canceled: 'warn', canceling: 'warn' };

/** @type {(job: Job) => Node | undefined} */
const progress = ({ percent, operation, resultStatus }) =>
  percent === undefined || resultStatus !== undefined
    ? undefined
    : h('progress', { max: 100, value: percent, 'aria-label': `Progress of ${operation}` });

/** The ID authorizes the call, so that the link needs no key. @type {(job: Job) => Node | undefined} */
const result = ({ jobId, operation, resultStatus }) =>
  resultStatus === undefined
    ? undefined
    : h(
        'a',
        { href: new URL(`jobs/${jobId}/result`, api).href },
        'Result',
        h('span', { class: 'hidden' }, ` of ${operation}`),
      );

/** @type {(job: Job, now: string) => Element} */
const item = (job, now) =>
  h(
    'li',
    {},
    h('p', {}, badge(job.state, kinds[job.state]), ' ', h('strong', {}, job.operation), ' ', result(job)),
    h('p', {}, job.sentence, ' ', progress(job), job.percent !== undefined && ` ${job.percent} %`),
    h('p', { class: 'muted' }, `Begun ${ago(job.createdAt, now)}, last progress ${ago(job.updatedAt, now)}`),
  );

/** @type {(failed: number | null) => string} */
const failedWords = (failed) => {
  if (failed === 0) return '';
  if (failed === null)
    return 'How many events have failed is not known: the storage of the relay has not answered yet.';
  return `${count(failed, 'message')} about events failed too often and ${failed === 1 ? 'waits' : 'wait'} in a queue: Retry failed events sends them again.`;
};

/** @type {(state: State) => void} */
export const showJobs = ({ jobs, failedEvents = 0, now }) => {
  const [list, failed] = [byId('job-list'), byId('failed-events')];
  byId('jobs').hidden = jobs.length === 0 && failedEvents === 0;
  failed.hidden = failedEvents === 0;
  failed.textContent = failedWords(failedEvents);
  // who follows a link with the keyboard would lose the place
  if (!list.contains(document.activeElement)) list.replaceChildren(...jobs.map((job) => item(job, now)));
};
