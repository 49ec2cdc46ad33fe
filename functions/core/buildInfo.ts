// Build information; `npm run package` replaces this name with its value.
declare const RELAY_COMMIT: string | undefined;

/** Commit the package was built from, with `-dirty` when the working tree had changes; undefined outside a package. */
export const buildCommit: string | undefined = typeof RELAY_COMMIT === 'string' ? RELAY_COMMIT : undefined;
