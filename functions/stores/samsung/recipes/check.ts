// Checks a Galaxy Store app before its submission. Changes nothing.
import { jsonResponse } from '../../../core/types.ts';
import { readinessOf, runChecks } from '../../../overview/checkRows.ts';
import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { readGalaxyApp } from '../app.ts';
import { appChecks } from '../appChecks.ts';

export const galaxyCheck: Recipe = async (context) => {
  const contentId = inputOf<string>(context, 'contentId') ?? '';
  const app = await readGalaxyApp(context.store(), contentId);
  const rows = await runChecks(appChecks(app, context.now()));
  const { appTitle, contentStatus } = app.draft ?? app.live ?? {};
  return jsonResponse(200, {
    ...readinessOf(rows, appTitle || `The app ${contentId}`),
    contentId,
    contentStatus,
  });
};
