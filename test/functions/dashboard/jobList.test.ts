// The list of jobs on the page: the newest few, and all of them when asked.
import type { DashboardState, JobShown } from '../../../functions/dashboard/types.ts';
import { inBrowser, openDashboardEnvironment, openPage, withBrowser } from './shared.ts';

const time = '2026-11-30T12:00:00Z';

function jobOf(nth: number): JobShown {
  const ended = nth > 0 && { percent: 100, resultStatus: 200 };
  return {
    ...{
      jobId: 'j'.repeat(44),
      operation: 'UploadBuild',
      title: `Upload build to App Store Connect: Sparrow-${nth}.ipa`,
    },
    ...{ state: nth > 0 ? 'succeeded' : 'running', sentence: nth > 0 ? 'It is done.' : '2 of 5 parts are sent.' },
    ...{ percent: 40, createdAt: time, updatedAt: time, ...ended },
  };
}

describe(`Jobs${withBrowser}`, () => {
  inBrowser.each([
    [13, 4, false],
    [20, 4, true],
    [3, 3, false],
  ])('of %i the first %i are shown, and all of them when asked', async (count, few, hasOlder) => {
    const stage = await openDashboardEnvironment({ RELAY__PAGE: 'on' });
    const { page } = await openPage(stage);
    await page.route('**/ui/state', async (route) => {
      const answered = await route.fetch();
      const state = (await answered.json()) as DashboardState;
      await route.fulfill({ json: { ...state, jobs: Array.from({ length: count }, (_, nth) => jobOf(nth)) } });
    });
    const rows = page.locator('#job-list li');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(few);
    expect(await rows.first().innerText()).toMatch(/Sparrow-0\.ipa\s+2 of 5 parts are sent\.\s+40 %/);
    expect(await rows.nth(1).innerText()).not.toContain('%');
    const all = page.getByRole('button', { name: /^Show .* jobs$/ });
    expect(await all.isVisible()).toBe(count > few);
    if (count > few) {
      await all.click();
      expect([await rows.count(), await all.getAttribute('aria-expanded')]).toEqual([count, 'true']);
      expect(await page.getByRole('link', { name: 'List jobs' }).isVisible()).toBe(hasOlder);
      await all.click();
      expect(await rows.count()).toBe(few);
    }
    await stage.close();
  });
});
