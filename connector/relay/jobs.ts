// Jobs: operations that outlast a call, their progress and their results.
import { path, relayRows } from '../core/builders.ts';
import { arrayOf, bigInteger, define, field, integer, moment, object, oneOf, text } from '../core/schema.ts';
import { steps } from './stepReport.ts';

const facts = {
  jobId: field(text, 'Job ID', 'The ID of the job. Whoever has it can read the result of the job.'),
  operation: field(text, 'Operation', 'The operation that runs as a job, such as UploadBuild.'),
  title: field(text, 'Title', 'What the job does, with the file, the version and the app that it is for.'),
  state: field(
    oneOf('waiting', 'running', 'canceling', 'succeeded', 'failed', 'canceled'),
    'State',
    'Whether the job is waiting, running or being canceled, or how it ended.',
  ),
  sentence: field(text, 'Sentence', 'The progress in one sentence.'),
  percent: field(integer(0, 100), 'Percent', 'The uploaded part of the file in percent.'),
  bytesSent: field(bigInteger, 'Bytes sent', 'The number of bytes uploaded.'),
  bytesTotal: field(bigInteger, 'Bytes in all', 'The size of the file in bytes.'),
  createdAt: field(moment, 'Created', 'The time of the request.'),
  updatedAt: field(moment, 'Updated', 'When it last made progress.'),
  expiresAt: field(moment, 'Expires', 'When it is deleted.'),
  resultStatus: field(integer(), 'Result status', 'The HTTP status of the result, once it has ended.'),
  errorCode: field(text, 'Error code', 'Why it failed, such as job_interrupted.'),
};
const known = ['jobId', 'operation', 'title', 'state', 'sentence', 'createdAt', 'updatedAt', 'expiresAt'];
const job = define('Job', object({ ...facts, steps }, [...known, 'steps']));

const jobId = path('id', 'Job', 'The ID of the job.', {
  choices: { operation: 'ListJobs', collection: 'jobs', value: 'jobId', label: 'title' },
});

export const jobs = relayRows({
  ListJobs: {
    route: 'GET /jobs',
    summary: 'List jobs',
    description: 'Lists the jobs of this caller, newest first, up to 100, with the progress of each.',
    access: 'read',
    recipe: 'jobs',
    responds: define(
      'JobList',
      object({ jobs: field(arrayOf(define('JobSummary', object(facts, known))), 'Jobs', 'The jobs.') }, ['jobs']),
    ),
  },
  ReadJob: {
    route: 'GET /jobs/{id}',
    summary: 'Read job',
    description: 'Reads the state and the progress of a job of this caller.',
    access: 'read',
    recipe: 'job',
    showsJob: true,
    parameters: [jobId],
    responds: job,
  },
  ReadJobResult: {
    route: 'GET /jobs/{id}/result',
    summary: 'Read result of job',
    description:
      'Returns the response of the operation that the job ran, or 202 while the job is running. Requires no key: the ID cannot be guessed and authorizes the call.',
    access: 'read',
    recipe: 'jobResult',
    showsJob: true,
    anonymous: true,
    hidden: true,
    parameters: [path('id', 'Job', 'The ID of the job.')],
    responds: object({}),
  },
  CancelJob: {
    route: 'POST /jobs/{id}/cancel',
    summary: 'Cancel job',
    description:
      'Cancels a job of this caller that has not ended, and deletes what it reserved at the store, if the store allows that.',
    access: 'write',
    verifyWith: 'ReadJob',
    ends: true,
    recipe: 'cancelJob',
    showsJob: true,
    parameters: [jobId],
    responds: job,
  },
  RetryJob: {
    route: 'POST /jobs/{id}/retry',
    summary: 'Begin job again',
    description:
      'Begins a job of this caller again that was interrupted (error code job_interrupted), from its last finished step. Returns 202 with the URL of the result.',
    access: 'write',
    verifyWith: 'ReadJob',
    hidden: true,
    recipe: 'retryJob',
    showsJob: true,
    parameters: [jobId],
    responds: job,
  },
});
