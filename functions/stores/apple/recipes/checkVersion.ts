// Checks a version before its submission, with the checks that Submit version has and more. Changes nothing.

import { platformName } from '../../../../connector/stores/apple/enums.ts';
import { jsonResponse } from '../../../core/types.ts';
import { readinessOf, runChecks, withReserve } from '../../../overview/checkRows.ts';
import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { findVersion, unreleasedStages, versionNameOf, versionSelectorOf, versionStateOf } from '../version.ts';
import { versionChecks } from '../versionChecks.ts';

export const checkVersion: Recipe = (whole) =>
  withReserve(whole, async (context) => {
    const place = versionSelectorOf(context);
    const found = await findVersion(context, place, [['draft'], ['review'], unreleasedStages], ['build']);
    const { version } = found;
    const buildId = inputOf<string>(context, 'buildId') || undefined;
    const rows = await runChecks(versionChecks({ context, place, found, buildId }));
    return jsonResponse(200, {
      ...readinessOf(rows, `${versionNameOf(version)} for ${platformName(place.platform)}`),
      versionId: version.id,
      versionString: version.attributes.versionString,
      state: versionStateOf(version),
    });
  });
