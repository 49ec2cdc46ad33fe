// What the package of the relay says of its own making: `npm run package` puts it in the place of this name.
declare const RELAY_COMMIT: string | undefined;

/** The commit that the package was made from, with `-dirty` where files had changes; undefined outside a package. */
export const buildCommit: string | undefined = typeof RELAY_COMMIT === 'string' ? RELAY_COMMIT : undefined;
