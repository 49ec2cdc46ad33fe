// Brand colour of Store Relay: icon background, and `iconBrandColor` in apiProperties.json.
// Microsoft reserves #ffffff, #007ee5 and #da3b01 for its own tiles (certification submission).
export const brandColor = '#2b2a6b';
