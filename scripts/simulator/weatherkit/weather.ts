// Invented weather: the same for the same place and time.
import type { Arrival, SimulatedReply } from '../httpMessage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DATA_SETS = ['currentWeather', 'forecastDaily', 'forecastHourly', 'forecastNextHour', 'weatherAlerts'];
const COUNTRY = /^[A-Za-z]{2}$/;
const CONDITIONS = ['Clear', 'MostlyClear', 'PartlyCloudy', 'Cloudy', 'Rain'];

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Undefined if the path is none of WeatherKit's. */
export function answerWeather(arrival: Arrival): SimulatedReply | undefined {
  const { path, query } = arrival;
  const [, , latitudeText, longitudeText] =
    /^\/api\/v1\/(weather\/[^/]+|availability)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (latitudeText === undefined || longitudeText === undefined) return undefined;
  const place = { latitude: Number(latitudeText), longitude: Number(longitudeText) };
  if (!(Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180)) return badRequest('no such place');
  if (!['country', 'countryCode'].every((name) => COUNTRY.test(query.get(name) ?? 'US')))
    return badRequest('a country has two letters');
  if (path.startsWith('/api/v1/availability/')) {
    return query.has('country') ? { status: 200, body: DATA_SETS } : badRequest('country is required');
  }
  const zone = query.get('timezone');
  if (zone === null) return badRequest('timezone is required');
  const offset = offsetOf(zone, arrival.now);
  if (offset === undefined) return badRequest('there is no such time zone');
  return { status: 200, body: weatherOf(place, arrival, offset) };
}

/** Milliseconds that the clocks of a zone are ahead of UTC; undefined if the IANA database has no zone of that name. */
function offsetOf(zone: string, now: number): number | undefined {
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  const minute = Math.floor(now / 60_000) * 60_000;
  try {
    const there = new Date(minute).toLocaleString('en-US', { timeZone: zone, hourCycle: 'h23' });
    return Date.parse(`${there} UTC`) - minute;
  } catch {
    return undefined;
  }
}

/** Apple leaves out a data set that it does not know, and alerts without a country. Days begin at midnight in the time zone. */
function weatherOf(place: Place, { query, now }: Arrival, offset: number): object {
  const wanted = query.get('dataSets')?.split(',') ?? [];
  const hasCountry = query.has('countryCode') || query.has('country');
  const metadata = {
    attributionURL: 'https://developer.apple.com/weatherkit/data-source-attribution/',
    readTime: iso(now),
    expireTime: iso(now + HOUR),
    ...place,
    version: 1,
    units: 'm',
  };
  const [dayStart, hourStart] = [Math.floor((now + offset) / DAY) * DAY - offset, Math.floor(now / HOUR) * HOUR];
  const days = Array.from({ length: 10 }, (_, at) => dayAt(place, dayStart + at * DAY));
  const hours = Array.from({ length: 25 }, (_, at) => ({
    forecastStart: iso(hourStart + at * HOUR),
    ...momentAt(place, hourStart + at * HOUR),
    ...{ precipitationChance: 0.1, precipitationType: 'clear', precipitationAmount: 0, snowfallIntensity: 0 },
  }));
  const minutes = Array.from({ length: 60 }, (_, at) => ({
    ...{ startTime: iso(hourStart + at * 60_000), precipitationChance: 0, precipitationIntensity: 0 },
  }));
  const all: Readonly<Record<string, object>> = {
    currentWeather: { name: 'CurrentWeather', metadata, asOf: iso(now), ...momentAt(place, now) },
    forecastDaily: { name: 'DailyForecast', metadata, days },
    forecastHourly: { name: 'HourlyForecast', metadata, hours },
    forecastNextHour: { name: 'NextHourForecast', metadata, summary: [], minutes },
    ...(hasCountry && {
      weatherAlerts: { name: 'WeatherAlertCollection', metadata, detailsUrl: metadata.attributionURL, alerts: [] },
    }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}

function momentAt({ latitude }: Place, time: number) {
  const hour = (time / HOUR) % 24;
  const temperature = round(25 - Math.abs(latitude) / 3 + 6 * Math.sin(((hour - 9) / 24) * 2 * Math.PI));
  return {
    conditionCode: CONDITIONS[Math.floor(time / HOUR) % CONDITIONS.length],
    ...{ temperature, temperatureApparent: round(temperature - 1), temperatureDewPoint: round(temperature - 8) },
    ...{ humidity: 0.6, cloudCover: 0.3, precipitationIntensity: 0, pressure: 1013.2, pressureTrend: 'steady' },
    ...{ uvIndex: 3, visibility: 22_000.5, windDirection: 240, windSpeed: 12.4, windGust: 20.1 },
    daylight: hour > 6 && hour < 19,
  };
}

function dayAt(place: Place, time: number) {
  const { temperature } = momentAt(place, time + 12 * HOUR);
  return {
    ...{ forecastStart: iso(time), forecastEnd: iso(time + DAY), conditionCode: 'PartlyCloudy' },
    ...{ temperatureMax: round(temperature + 4), temperatureMin: round(temperature - 6), maxUvIndex: 4 },
    ...{ precipitationChance: 0.2, precipitationType: 'rain', precipitationAmount: 0.4, snowfallAmount: 0 },
    ...{ sunrise: iso(time + 6 * HOUR), sunset: iso(time + 19 * HOUR), moonPhase: 'waxingCrescent' },
  };
}

function badRequest(why: string): SimulatedReply {
  return { status: 400, body: { reason: 'INVALID_PARAMETER' }, why };
}

/** Without milliseconds, as WeatherKit writes times. */
function iso(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('.000Z', 'Z')
    .replace(/\.\d{3}Z$/, 'Z');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
