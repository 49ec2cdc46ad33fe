// Where a page of a list names the next one. Apple's schema makes both places optional: its own sample answers, and answers
// that users show, have `links.next` alone; others have `meta.paging.nextCursor` as well.

/** `links.next` alone, `meta.paging.nextCursor` alone, or both. */
export type PageForm = 'link' | 'cursor' | 'both';

/** `alternating`: `link` and `both`, the forms that Apple has been seen to answer with, in turn from page to page. */
export type PageForms = PageForm | 'alternating';

/** How lists are cut into pages, and how a page names the next one. */
export interface Paging {
  readonly forms: PageForms;
  /** At most so many resources to a page, whatever is asked for. */
  readonly most: number;
}

/** The form of one page: the same page has the same form whenever it is asked for. */
export function formOfPage(forms: PageForms, path: string, number: number): PageForm {
  if (forms !== 'alternating') return forms;
  return (path.length + number) % 2 === 0 ? 'link' : 'both';
}
