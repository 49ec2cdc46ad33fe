// Jobs: operations that outlast a call, their progress and their results.
import { path, relayRows } from '../core/builders.ts';
import { arrayOf, bigInteger, define, field, integer, moment, object, oneOf, text } from '../core/schema.ts';
import { steps } from './stepReport.ts';

const facts = {
  jobId: field(text, 'Job ID', 'The ID of the job. Whoever has it can read the result of the job.'),
  operation: field(text, 'Operation', 'The operation that runs as a job, such as UploadBuild.'),
  state: field(
    oneOf('waiting', 'running', 'canceling', 'succeeded', 'failed', 'canceled'),
    'State',
    'Whether it waits for its next slice, runs, is being canceled, or how it has ended.',
  ),
  sentence: field(text, 'Sentence', 'How far it has come, in words.'),
  percent: field(integer(0, 100), 'Percent', 'How much of the file was sent.'),
  bytesSent: field(bigInteger, 'Bytes sent', 'How many bytes of the file were sent.'),
  bytesTotal: field(bigInteger, 'Bytes in all', 'How many bytes the file has.'),
  createdAt: field(moment, 'Created', 'When it was asked for.'),
  updatedAt: field(moment, 'Updated', 'When it last made progress.'),
  expiresAt: field(moment, 'Expires', 'Until when it is kept.'),
  resultStatus: field(integer(), 'Result status', 'The HTTP status of the result, once it has ended.'),
};
const known = ['jobId', 'operation', 'state', 'sentence', 'createdAt', 'updatedAt', 'expiresAt'];
const job = define('Job', object({ ...facts, steps }, [...known, 'steps']));

export const jobs = relayRows({
  ListJobs: {
    route: 'GET /jobs',
    summary: 'List jobs',
    description: 'Lists the jobs of this caller, up to 100, the newest first, with the progress of each.',
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
    description: 'Reads how far a job of this caller has come.',
    access: 'read',
    recipe: 'job',
    parameters: [path('id', 'Job', 'The ID of the job.')],
    responds: job,
  },
  ReadJobResult: {
    route: 'GET /jobs/{id}/result',
    summary: 'Read result of job',
    description:
      'Answers what the operation of the job answered, or 202 while it is not done. Needs no key: the ID, which nobody can guess, is the permission.',
    access: 'read',
    recipe: 'jobResult',
    anonymous: true,
    hidden: true,
    parameters: [path('id', 'Job', 'The ID of the job.')],
    responds: object({}),
  },
  CancelJob: {
    route: 'POST /jobs/{id}/cancel',
    summary: 'Cancel job',
    description:
      'Cancels a job of this caller that has not ended. What it has reserved at the store is deleted, as far as the store allows.',
    access: 'write',
    verifyWith: 'ReadJob',
    recipe: 'cancelJob',
    parameters: [path('id', 'Job', 'The ID of the job.')],
    responds: job,
  },
});
