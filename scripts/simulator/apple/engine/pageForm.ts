// Where a page of a list has its next link. Apple's schema makes both places optional: its sample responses, and responses
// that users show, have `links.next` alone; others have `meta.paging.nextCursor` as well.

/** `links.next` alone, `meta.paging.nextCursor` alone, or both. */
export type PageForm = 'link' | 'cursor' | 'both';

/** `alternating`: `link` and `both`, the two observed forms, alternating from page to page. */
export type PageForms = PageForm | 'alternating';

/** Page size limit, and the form of the next link. */
export interface Paging {
  readonly forms: PageForms;
  /** Maximum number of resources per page, whatever the request's limit is. */
  readonly most: number;
}

/** The form of one page: the same page always has the same form. */
export function formOfPage(forms: PageForms, path: string, number: number): PageForm {
  if (forms !== 'alternating') return forms;
  return (path.length + number) % 2 === 0 ? 'link' : 'both';
}
