// What a job is about, in words.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { fileNameIn } from '../core/fileName.ts';
import { visibleText } from '../core/sentence.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';

/** Inputs that name an app. */
const appInputs = ['appId', 'app', 'contentId'];

/** Longest name of a file, in characters. */
const LONGEST = 100;

/**
 * The title of the operation, then the file, the version and the app that the inputs name: `Upload build to App Store
 * Connect: Sparrow.ipa, version 9.1, app 6470100003`. Of the address of a file only its name, since the rest may hold a
 * signature.
 */
export function jobTitle({ summary }: Pick<Operation, 'summary'>, { query, body }: ValidatedRequest): string {
  const given: Readonly<Record<string, unknown>> = { ...query, ...(isJsonObject(body) ? body : {}) };
  const read = (name: string): string => String(given[name] ?? '').trim();
  const [version, app] = [read('versionString'), appInputs.map(read).find((each) => each !== '')];
  const about = [
    (read('fileName') || fileNameIn(read('fileUrl'))).slice(0, LONGEST),
    version && `version ${version}`,
    app && `app ${app}`,
  ];
  const named = about.filter(Boolean).join(', ');
  return visibleText(named === '' ? summary : `${summary}: ${named}`);
}
