// What to do about WeatherKit's refusals. Source: Apple, "Request authentication for WeatherKit REST API", and responses that developers have published.

/** By the member `reason` of a response. */
export const weatherErrorCodes: Readonly<Record<string, `${string}.`>> = {
  NOT_ENABLED:
    'The token is right, but WeatherKit is not switched on for this key or Services ID: in Certificates, Identifiers & Profiles, enable WeatherKit for the key and for the App ID (under Capabilities and App Services), and wait for 30 minutes.',
  MISSING_AUTH:
    'WeatherKit found no token that it can read: KEY_ID, TEAM_ID and SERVICE_ID have to be those of the key, as Apple looks the key up by them.',
  INVALID_AUTH_TOKEN:
    'WeatherKit could not verify the token: KEY_ID, TEAM_ID and SERVICE_ID have to belong to the key, and the clock of the relay has to be right.',
};
