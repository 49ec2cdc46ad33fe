// The message to the testers of a build: sent once for a build and its groups, by whichever job is first.
import { createHash } from 'node:crypto';
import type { JobWork } from '../../workflow/acrossSlices.ts';
import { inputOf } from '../../workflow/storeApi.ts';
import { approved, externalStateOf, readDetail } from './betaReview.ts';
import type { Build } from './build.ts';
import type { TestGroup } from './groups.ts';
import { isUnknown } from './makeOnce.ts';
import { withReason } from './recipeErrors.ts';

/** What has become of the message. `notificationJobId` is the other job of this caller that has sent it, or may have. */
export interface NotificationReport {
  readonly notification?: 'sent' | 'alreadySent' | 'unknown' | 'byApple' | 'notYet';
  readonly notificationJobId?: string;
}

const NAME = 'Notify the testers';
const NOT_AGAIN = 'It is not sent again, since testers may have got it. Send notification of build to testers does so.';

/**
 * Apple does not report whether a message was sent, so a mark of it is kept first, and its outcome afterwards. Not before beta review has approved a
 * build for external testers, nor where Apple notifies them by itself. Nothing for a plan, but its step.
 */
export async function notifyTesters(
  work: JobWork,
  build: Build,
  groups: readonly TestGroup[],
  isExternal: boolean,
): Promise<NotificationReport> {
  const { context, steps } = work;
  const { job } = context;
  if (inputOf<boolean>(context, 'notify') !== true) return {};
  if (job?.saved.notified === true) return { notification: 'sent' };
  const skip = (notification: NonNullable<NotificationReport['notification']>, why: string): NotificationReport => {
    steps.skip(NAME, why);
    return job ? { notification } : {};
  };
  const detail = await readDetail(work, build);
  const state = externalStateOf(detail);
  if (detail.attributes.autoNotifyEnabled === true)
    return skip('byApple', 'Apple notifies them by itself, as soon as they can install it.');
  if (isExternal && job && !approved.includes(state))
    return skip('notYet', `It is ${state}: external testers cannot install it yet. Use Wait for review.`);
  const what = markOf(work, build, groups);
  const by = await job?.mark(what);
  if (by?.isOwn && by.isDone) return skip('sent', 'This job has sent it in an earlier slice.');
  if (by?.isOwn) return skip('unknown', `An instance stopped as it sent this. ${NOT_AGAIN}`);
  if (by) {
    const { jobId, isDone } = by;
    const named = jobId === undefined ? 'Another job' : `The job ${jobId}`;
    const found = isDone
      ? skip('alreadySent', `${named} has sent this for the build and its groups.`)
      : skip('unknown', `${named} was about to send this, and its outcome is not known. ${NOT_AGAIN}`);
    return { ...found, ...(jobId && { notificationJobId: jobId }) };
  }
  await steps.write(NAME, () => send(work, build, what));
  await job?.checkpoint({ notified: true }, steps.reports);
  return job ? { notification: 'sent' } : {};
}

/** A message that was certainly not sent is no mark for later jobs. Where the outcome cannot be kept, it is not known to them. */
async function send({ context }: JobWork, build: Build, what: string): Promise<void> {
  try {
    await withReason(context.store().call('NotifyBetaTesters', { buildId: build.id }));
  } catch (thrown) {
    // the refusal is what there is to report
    if (!isUnknown(thrown)) await context.job?.unmark(what).catch(() => undefined);
    throw thrown;
  }
  await context.job?.confirm(what).catch(() => undefined);
}

/** IDs of groups may be many, and a key is short. */
function markOf({ context }: JobWork, { id }: Build, groups: readonly TestGroup[]): string {
  const { store, name } = context.store().account;
  const digest = createHash('sha256')
    .update(
      groups
        .map((each) => each.id)
        .sort()
        .join('/'),
    )
    .digest('hex');
  return [store, name, 'notified', id, digest].join('/');
}
