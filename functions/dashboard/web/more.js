// Whether an answer is all that there is: a list may have more pages, or have ended early.
/** @typedef {import('./ask.js').Answered} Answered */

/** What is missing from a list, in words; undefined where nothing says that anything is. @type {(answered: Answered) => string | undefined} */
export const missingOf = ({ status, json }) => {
  if (status >= 400 || typeof json !== 'object' || !json) return undefined;
  const { pagination, nextLink, hasMore, problems } = /** @type {Record<string, any>} */ (json);
  if (pagination?.complete === false) return `This is not the whole list. ${pagination.stopped ?? ''}`.trim();
  if (!pagination && (nextLink || hasMore)) return 'This is one page: All pages gets the whole list.';
  const problem = problems?.[0];
  return problem?.message ? `Not all is here. ${problem.account}: ${problem.message}` : undefined;
};
