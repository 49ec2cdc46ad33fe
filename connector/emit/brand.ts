// The colour of Store Relay: the background of its icon, and `iconBrandColor` in apiProperties.json.
// Microsoft keeps #ffffff, #007ee5 and #da3b01 for its own tiles (certification submission).
export const brandColor = '#2b2a6b';
