// All operations of WeatherKit. Source: Apple, "WeatherKit REST API".
import { path, query, rows } from '../../core/builders.ts';
import {
  arrayOf,
  define,
  field,
  flag,
  integer,
  link,
  moment,
  number,
  object,
  type Schema,
  someOf,
  text,
  withWords,
} from '../../core/schema.ts';
import type { StoreCatalog } from '../../core/storeCatalog.ts';

const dataSets = ['currentWeather', 'forecastDaily', 'forecastHourly', 'forecastNextHour', 'weatherAlerts'] as const;

const latitude = {
  ...path('latitude', 'Latitude', 'The latitude, such as 52.52: from -90 to 90.', { shared: 'Latitude' }),
  schema: degrees(90),
};
const longitude = {
  ...path('longitude', 'Longitude', 'The longitude, such as 13.405: from -180 to 180.', { shared: 'Longitude' }),
  schema: degrees(180),
};
const language = {
  ...path('language', 'Language', 'The language of texts, such as en or de-DE.', { shared: 'WeatherLanguage' }),
  schema: { ...text, pattern: '^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}$' },
};
const country: Schema = { ...text, pattern: '^[A-Za-z]{2}$' };

const source = define(
  'WeatherSource',
  object({
    attributionURL: field(link, 'Attribution', 'The page that must be linked where the weather is shown.'),
    expireTime: field(moment, 'Valid until', 'Until when the data is valid.'),
    readTime: field(moment, 'Read', 'When it was read.'),
    latitude: field(number, 'Latitude', 'The latitude of the place.'),
    longitude: field(number, 'Longitude', 'The longitude of the place.'),
  }),
);
const metadata = field(source, 'About', 'Where the data is from.');

const conditionCode = field(text, 'Condition', 'A code such as Clear, Rain or MostlyCloudy.');
const humidity = field(number, 'Humidity', 'From 0 to 1.');
const cloudCover = field(number, 'Cloud cover', 'From 0 to 1.');
const precipitationChance = field(number, 'Chance of rain', 'The chance of precipitation, from 0 to 1.');
const precipitationType = field(text, 'Precipitation', 'Such as clear, rain or snow.');
const intensity = field(withWords(number), 'Intensity', 'Millimeters an hour.');

const moments = {
  conditionCode,
  temperature: field(number, 'Temperature', 'In degrees Celsius.'),
  temperatureApparent: field(number, 'Feels like', 'In degrees Celsius.'),
  temperatureDewPoint: field(number, 'Dew point', 'In degrees Celsius.'),
  humidity,
  cloudCover,
  precipitationIntensity: intensity,
  pressure: field(number, 'Pressure', 'In millibars, at sea level.'),
  pressureTrend: field(text, 'Pressure trend', 'One of rising, falling and steady.'),
  uvIndex: field(integer(), 'UV index', '0 is low, 11 and more is extreme.'),
  visibility: field(withWords(number), 'Visibility', 'In meters.'),
  windDirection: field(integer(), 'Wind direction', 'In degrees.'),
  windSpeed: field(withWords(number), 'Wind speed', 'Kilometers an hour.'),
  windGust: field(withWords(number), 'Wind gust', 'Kilometers an hour.'),
  daylight: field(flag, 'Is daylight', 'Whether it is day.'),
};

const forecastStart = field(moment, 'Begins', 'When the period begins.');

const day = define(
  'WeatherDay',
  object({
    forecastStart,
    forecastEnd: field(moment, 'Ends', 'When the period ends.'),
    conditionCode,
    temperatureMax: field(number, 'Highest', 'In degrees Celsius.'),
    temperatureMin: field(number, 'Lowest', 'In degrees Celsius.'),
    precipitationChance,
    precipitationType,
    precipitationAmount: field(number, 'Amount', 'Millimeters.'),
    snowfallAmount: field(number, 'Snowfall', 'Millimeters.'),
    maxUvIndex: field(integer(), 'UV index', '0 is low, 11 and more is extreme.'),
    sunrise: field(moment, 'Sunrise', 'When the sun rises.'),
    sunset: field(moment, 'Sunset', 'When the sun sets.'),
    moonPhase: field(text, 'Moon phase', 'Such as full or waxingCrescent.'),
  }),
);

const hour = define(
  'WeatherHour',
  object({
    forecastStart,
    ...moments,
    precipitationChance,
    precipitationType,
    precipitationAmount: field(number, 'Amount', 'Millimeters.'),
    snowfallIntensity: field(withWords(number), 'Snowfall', 'Millimeters an hour.'),
  }),
);

const minute = define(
  'WeatherMinute',
  object({
    startTime: field(moment, 'Begins', 'When the minute begins.'),
    precipitationChance,
    precipitationIntensity: intensity,
  }),
);

const alert = define(
  'WeatherAlert',
  object({
    id: field(text, 'Alert ID', 'The ID of the alert.'),
    description: field(text, 'Description', 'What the alert is about.'),
    severity: field(text, 'Severity', 'One of extreme, severe, moderate, minor and unknown.'),
    certainty: field(text, 'Certainty', 'Such as observed, likely or possible.'),
    areaName: field(text, 'Area', 'The area of the alert.'),
    countryCode: field(text, 'Country', 'The country, such as DE.'),
    source: field(text, 'Source', 'Who issued the alert; has to be named.'),
    effectiveTime: field(moment, 'From', 'When it takes effect.'),
    expireTime: field(moment, 'Until', 'When it expires.'),
    detailsUrl: field(link, 'Details', 'The page with its text.'),
  }),
);

const weather = rows('weatherkit', {
  ReadWeather: {
    route: 'GET /api/v1/weather/{language}/{latitude}/{longitude}',
    summary: 'Read weather',
    description:
      'Reads the weather of a place: now, by hour, by day, and alerts. Where it is shown, Apple demands the mark and the link of Read weather attribution.',
    access: 'read',
    parameters: [
      language,
      latitude,
      longitude,
      query(
        'dataSets',
        someOf(...dataSets),
        'Data sets',
        'What to read. Read weather availability lists what a place has.',
        { required: true },
      ),
      query(
        'timezone',
        { ...text, pattern: '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$' },
        'Time zone',
        'The zone in which days begin, by its IANA name, such as Europe/Berlin.',
        { required: true },
      ),
      query('countryCode', country, 'Country', 'The country of the place, such as DE. Alerts need it.'),
      query('currentAsOf', moment, 'Time', 'The time of the current weather. Now if empty.', {
        visibility: 'advanced',
      }),
      query('dailyStart', moment, 'Days from', 'Today if empty.', { visibility: 'advanced' }),
      query('dailyEnd', moment, 'Days until', 'Ten days later if empty.', { visibility: 'advanced' }),
      query('hourlyStart', moment, 'Hours from', 'This hour if empty.', { visibility: 'advanced' }),
      query('hourlyEnd', moment, 'Hours until', 'A day later if empty.', { visibility: 'advanced' }),
      query(
        'country',
        country,
        'Country (other name)',
        'The same, for alerts: developers report that WeatherKit reads this name.',
        {
          visibility: 'advanced',
        },
      ),
    ],
    responds: define(
      'Weather',
      object({
        currentWeather: field(
          define(
            'CurrentWeather',
            object({ asOf: field(moment, 'Time', 'The time of the weather.'), ...moments, metadata }),
          ),
          'Now',
          'The current weather.',
        ),
        forecastDaily: field(
          object({ days: field(arrayOf(day), 'Days', 'One row for each day.'), metadata }),
          'By day',
          'The days.',
        ),
        forecastHourly: field(
          object({ hours: field(arrayOf(hour), 'Hours', 'One row for each hour.'), metadata }),
          'By hour',
          'The hours.',
        ),
        forecastNextHour: field(
          object({ minutes: field(arrayOf(minute), 'Minutes', 'One row for each minute.'), metadata }),
          'Next hour',
          'The precipitation of the next hour.',
        ),
        weatherAlerts: field(
          object({
            alerts: field(arrayOf(alert), 'Alerts', 'One row for each alert.'),
            detailsUrl: field(link, 'Details', 'The page with all alerts.'),
            metadata,
          }),
          'Warnings',
          'Severe weather.',
        ),
      }),
    ),
  },
  ListWeatherAvailability: {
    route: 'GET /api/v1/availability/{latitude}/{longitude}',
    summary: 'Read weather availability',
    description: 'Lists which data sets WeatherKit has for a place.',
    access: 'read',
    parameters: [
      latitude,
      longitude,
      query('country', country, 'Country', 'The country of the place, such as DE.', { required: true }),
    ],
    responds: define('WeatherAvailability', arrayOf(field(text, 'Data set', 'Such as currentWeather.'))),
  },
  ReadWeatherAttribution: {
    route: 'GET /attribution/{language}',
    summary: 'Read weather attribution',
    description:
      'Reads the mark that Apple demands where its weather is shown. Each path begins with https://weatherkit.apple.com.',
    access: 'read',
    authorization: 'none',
    visibility: 'advanced',
    parameters: [language],
    responds: define(
      'WeatherAttribution',
      object(
        {
          serviceName: field(text, 'Service', 'Apple Weather.'),
          'logoLight@1x': field(text, 'Light mark', 'Path of the mark for light backgrounds.'),
          'logoDark@1x': field(text, 'Dark mark', 'Path of the mark for dark backgrounds.'),
          'logoSquare@1x': field(text, 'Square mark', 'Path of the square mark.'),
        },
        ['serviceName'],
      ),
    ),
  },
});

export const weatherCatalog: StoreCatalog = { operations: weather };

/** Degrees with a point, as in a URL; the range is checked by Apple, too. */
function degrees(most: number): Schema {
  return { ...text, pattern: '^-?\\d{1,3}(?:\\.\\d{1,12})?$', range: [-most, most] };
}
