// Replaces localization IDs in the store's errors with language codes.
import { label } from '../../../connector/stores/apple/labels.ts';
import { type ErrorDetail, Failure } from '../../core/errors.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { ResourceList } from './resource.ts';
import type { Version } from './version.ts';

const OF_TEXTS = /^\/v1\/appStoreVersionLocalizations\/([\w-]+)(?:.*\/attributes\/(\w+))?/;

/** Runs `work`; if the store refuses it, the error names languages: `fr-FR lacks description, keywords`. */
export async function withLanguages<T>(context: RecipeContext, version: Version, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const isAbout = thrown instanceof Failure && thrown.details.some(({ target = '' }) => OF_TEXTS.test(target));
    throw isAbout ? inLanguages(thrown, await languagesOf(context, version)) : thrown;
  }
}

function inLanguages(failure: Failure, languages: ReadonlyMap<string, string>): Failure {
  const { code, message, status, details, headers, cause } = failure;
  const lacking = new Map<string, string[]>();
  const said = details.map((detail): ErrorDetail => {
    const [, id = '', attribute] = OF_TEXTS.exec(detail.target ?? '') ?? [];
    const language = languages.get(id);
    if (language === undefined) return detail;
    const name =
      attribute === undefined ? undefined : label(attribute).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
    if (name !== undefined && /REQUIRED|MISSING/.test(detail.code))
      lacking.set(language, [...(lacking.get(language) ?? []), name]);
    return { ...detail, target: [language, name].filter(Boolean).join(': ') };
  });
  const lacks = [...lacking]
    .map(([language, names]) => `${language} lacks ${[...new Set(names)].join(', ')}.`)
    .join(' ');
  return new Failure(code, `${message}${lacks === '' ? '' : ` ${lacks}`}`, { status, details: said, headers, cause });
}

/** Languages by localization ID; empty if they cannot be read, so that the original error is kept. */
async function languagesOf(context: RecipeContext, { id }: Version): Promise<ReadonlyMap<string, string>> {
  try {
    const list = await context
      .store()
      .listAll<ResourceList<{ readonly locale?: string }>>('ListVersionLocalizations', { id });
    return new Map(list.data.flatMap((each) => (each.attributes?.locale ? [[each.id, each.attributes.locale]] : [])));
  } catch {
    return new Map();
  }
}
