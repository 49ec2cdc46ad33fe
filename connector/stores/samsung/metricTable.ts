// Galaxy Store Statistics as rows; Samsung's own field names depend on the call.

import { query, recipeRows } from '../../core/builders.ts';
import { arrayOf, day, field, flag, integer, number, text, withWords } from '../../core/schema.ts';
import { fields, format, reportTable } from '../../relay/reportTable.ts';
import { inApp } from './inputs.ts';
import { appMetrics, metricsOf } from './metrics.ts';

const { shared: _, ...anApp } = inApp;

const asked = fields({
  contentId: [text, 'Content ID', 'The ID of the app. Absent for all apps together.'],
  app: [text, 'App name', 'The name of the app. Absent for all apps together.'],
  metrics: [arrayOf(text), 'Metrics', 'What was counted.'],
  from: [day, 'From', 'The first day.'],
  to: [day, 'To', 'The last day.'],
  byCountry: [flag, 'By country', 'Whether each country was counted for itself.'],
});

const row = field(
  fields({
    from: [day, 'From', 'The first day of the time that was counted at once, of 30 days at most.'],
    to: [day, 'To', 'The last day of that time.'],
    date: [day, 'Date', 'The day of the value; null if Samsung reports the period as a whole.'],
    contentId: [text, 'Content ID', 'The ID of the app; only with App.'],
    app: [text, 'App name', 'The name of the app; only with App.'],
    metric: [text, 'Metric', "What was counted, by Samsung's name, such as daily_rat_volumne."],
    country: [text, 'Country', 'The country; only with By country, and null if Samsung does not report it.'],
    value: [withWords(number), 'Value', 'The figure. A rating counts two points for a star.'],
    metricName: [text, 'Metric name', 'What was counted, in words, such as Number of ratings.'],
  }),
  'Row',
  'One figure.',
);

export const metricTable = recipeRows('samsung', {
  GetGalaxyMetrics: {
    route: 'GET /reports/metrics',
    summary: 'Get Galaxy Store metrics as rows',
    description:
      'Gets installs, downloads, revenue and ratings of an app, or of all apps together, as one row for each day. A period without data is an empty table with a reason, not an error. The service account needs the scope gss. Data is one day old.',
    access: 'read',
    visibility: 'important',
    recipe: 'samsung/metrics',
    parameters: [
      { ...anApp, required: false, description: 'The Galaxy Store app. All apps together if empty.' },
      query(
        'metrics',
        metricsOf([...appMetrics, 'revenue_item']),
        'Metrics',
        'What to count: first installs, all downloads, revenue; for one app also in-app orders, ratings and their number, and for all apps revenue of in-app items. Default: all of them.',
        { visibility: 'important' },
      ),
      query('from', day, 'From', 'The first day, by GMT, such as 2026-06-01.', { visibility: 'important' }),
      query('to', day, 'To', 'The last day, by GMT. Yesterday if empty, as today is not counted yet.', {
        visibility: 'important',
      }),
      query('days', integer(1, 366), 'Days', 'How many days, instead of From or To. 30 if all are empty.'),
      query('byCountry', flag, 'By country', 'Yes for a row for each country.'),
      format,
    ],
    responds: reportTable('GalaxyMetrics', asked, row),
    list: 'rows',
  },
});
