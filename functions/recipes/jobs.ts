// Lists, shows, cancels and begins again the caller's jobs, and answers the result of one.
import type { Recipe } from '../workflow/storeApi.ts';

export const listJobs: Recipe = (context) => context.jobs.list(context);

export const readJob: Recipe = (context) => context.jobs.read(context);

export const readJobResult: Recipe = (context) => context.jobs.result(context);

export const retryJob: Recipe = (context) => context.jobs.retry(context);

export const cancelJob: Recipe = (context) => context.jobs.cancel(context);
