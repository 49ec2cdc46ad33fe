// What a job is about, in words.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { fileNameIn } from '../core/fileName.ts';
import { visibleText } from '../core/sentence.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';

/** Inputs that name an app. */
const appInputs = ['appId', 'app', 'contentId'];

/** Longest title, in characters. */
const LONGEST = 120;

/** Endings of the files that jobs send. Another last segment of an address may be a token. */
const FILE = /\.(?:aab|apk|ipa|jpe?g|m4v|mov|mp4|pkg|png)$/i;

/**
 * The title of the operation, then the file, the version and the app that the inputs name: `Upload build to App Store
 * Connect: Sparrow.ipa, version 9.1, app 6470100003`. Of the address of a file only its name, since the rest may hold a
 * signature. At most 120 characters on one line; a longer one ends with an ellipsis.
 */
export function jobTitle({ summary }: Pick<Operation, 'summary'>, { query, body }: ValidatedRequest): string {
  const given: Readonly<Record<string, unknown>> = { ...query, ...(isJsonObject(body) ? body : {}) };
  const read = (name: string): string => String(given[name] ?? '').trim();
  const [version, app] = [read('versionString'), appInputs.map(read).find((each) => each !== '')];
  const atAddress = fileNameIn(read('fileUrl'));
  const about = [
    read('fileName') || (FILE.test(atAddress) && atAddress),
    version && `version ${version}`,
    app && `app ${app}`,
  ];
  const named = about.filter(Boolean).join(', ');
  const title = visibleText(named === '' ? summary : `${summary}: ${named}`);
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1)}…`.replace(/\p{Cs}/gu, '');
}
