// The licenses of bundled packages as one text: most require their text in every copy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';
import type { Bundled } from './bundled.ts';

const LICENSE_FILE = /^(licen[cs]e|copying|notice|copyright)([.-].*)?$/i;

const RULE = '-'.repeat(80);

/** Data instead of a package: the source of functions/config/suffixList.ts. */
const LIST = `Public Suffix List (https://publicsuffix.org)
License: MPL-2.0

The table of public suffixes in main.cjs is made from this list, which is subject to the terms of the Mozilla Public
License, v. 2.0. A copy of the MPL is at https://mozilla.org/MPL/2.0/, the list in its source form at
https://publicsuffix.org/list/public_suffix_list.dat.`;

/** One section per package. A package without a license text is an error, because it must not be redistributed. */
export function noticesOf(packages: readonly Bundled[]): string {
  const head = 'Store Relay contains the work of others, under these licenses.';
  const sections = packages.map((each) => {
    if (!each.license) throw new Error(`${each.name} ${each.version} does not state its license.`);
    return [`${each.name} ${each.version}`, `License: ${each.license}`, ...textsOf(each)].join('\n\n');
  });
  return `${[head, ...sections, LIST].join(`\n\n${RULE}\n\n`)}\n`;
}

/** The license files of the package, with Unix line endings on every machine. */
function textsOf({ folder, license, author }: Bundled): string[] {
  const texts = readdirSync(join(ROOT, folder))
    .filter((name) => LICENSE_FILE.test(name))
    .sort()
    .map((name) =>
      readFileSync(join(ROOT, folder, name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );
  // @nodable/entities 3.1.0 says MIT, and has no file with its text
  return texts.length === 0 && license === 'MIT' ? [mitOf(author ?? 'its authors')] : texts;
}

/** Source: https://spdx.org/licenses/MIT.html */
function mitOf(author: string): string {
  return `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}
