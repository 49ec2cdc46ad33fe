// Limits of the texts and pictures of a Galaxy Store app. Sources: Samsung, "Modify App Data", and the limits that clients of the
// API have documented.

/** Longest texts in UTF-8 bytes. The reference says 40 bytes for the short description, Samsung's newer plugin 20 to 240. */
export const textBytes = { title: 100, brief: 240, leastBrief: 20, long: 4_000, site: 200 } as const;

/** Fewer screenshots are refused with the code 3001, more are ignored. */
export const screenshotCount = { least: 4, most: 8 } as const;

export const SCREENSHOT_SIZES = 'JPG or PNG, 320 to 3840 pixels a side, no side more than twice the other';

export const ageLimits = ['0', '4', '12', '16', '18'] as const;
export const chinaAgeLimits = ['0', '3', '8', '12', '16', '18'] as const;
