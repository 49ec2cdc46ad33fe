// The performance of an app on customers' devices: the response, which Apple's document has as a file. Source: Apple,
// the type xcodeMetrics of its App Store Connect API.
import {
  arrayOf,
  define,
  field,
  flag,
  group,
  integer,
  number,
  object,
  oneOf,
  type Schema,
  text,
} from '../../core/schema.ts';
import { labelled } from './labels.ts';

const category = oneOf('HANG', 'LAUNCH', 'MEMORY', 'DISK', 'BATTERY', 'TERMINATION', 'ANIMATION', 'STORAGE');

const population = object({
  deltaPercentage: field(number, 'Change', 'By how many percent it changed.'),
  percentile: field(text, 'Percentile', 'Which of the customers: the typical or the worst.'),
  summaryString: field(text, 'Summary', 'The change in a sentence.'),
  referenceAverageValue: field(number, 'Former value', 'The average of the versions before.'),
  latestVersionValue: field(number, 'Latest value', 'The value of the latest version.'),
  device: field(text, 'Device', 'The devices that it applies to.'),
});

const insight = define(
  'PerformanceInsight',
  object(
    labelled(
      {
        metricCategory: field(category, 'Category', 'What is measured.'),
        latestVersion: text,
        metric: field(text, 'Metric', 'What exactly is measured.'),
        summaryString: field(text, 'Summary', 'The insight in a sentence.'),
        referenceVersions: field(text, 'Former versions', 'The versions that it is compared with.'),
        maxLatestVersionValue: field(number, 'Highest value', 'The highest value of the latest version.'),
        subSystemLabel: field(text, 'Part of system', 'Its source.'),
        highImpact: field(flag, 'Matters much', 'Whether many customers feel it.'),
        populations: field(arrayOf(population), 'Populations', 'The customers that it applies to.'),
      },
      'insight',
    ),
  ),
);

const point = object({
  version: field(text, 'Version', 'The version of the app.'),
  value: field(number, 'Value', 'The measured value.'),
  errorMargin: field(number, 'Error margin', 'How far the value may be off.'),
  percentageBreakdown: field(
    object({
      value: field(number, 'Rate', 'The share in percent.'),
      subSystemLabel: field(text, 'Part', 'Its source.'),
    }),
    'Share',
    'The share of one part of the system.',
  ),
  goal: field(text, 'Goal', 'Which goal the value meets.'),
});

const dataset = object({
  filterCriteria: field(
    object({
      percentile: field(text, 'Percentile', 'Which of the customers: the typical or the worst.'),
      device: field(text, 'Device', 'The device, as Apple names it.'),
      deviceMarketingName: field(text, 'Model', 'The device as customers know it.'),
    }),
    'Criteria',
    'Which customers and devices are measured.',
  ),
  points: field(arrayOf(point), 'Points', 'One value per version.'),
  recommendedMetricGoal: field(
    object({ value: field(number, 'Goal value', 'The value to reach.'), detail: text }),
    'Target',
    'What Apple recommends.',
  ),
});

/** What both formats have of one thing that is measured. */
const measured = {
  identifier: field(text, 'Name', 'What exactly is measured.'),
  unit: field(object({ identifier: text, displayName: text }), 'Unit', 'The unit of the values.'),
  datasets: field(arrayOf(dataset), 'Values', 'The values, by customers and devices.'),
};

const metric = object({
  ...measured,
  goalKeys: field(
    arrayOf(object({ goalKey: text, lowerBound: integer(), upperBound: integer() })),
    'Goals',
    'From which value to which a goal goes.',
  ),
});

export const performanceMetrics = define(
  'PerformanceMetrics',
  object(
    labelled(
      {
        version: field(text, 'Format version', 'The version of this format.'),
        insights: field(
          object({
            trendingUp: field(arrayOf(insight), 'Better', 'What became better.'),
            regressions: field(arrayOf(insight), 'Worse', 'What became worse.'),
          }),
          'Insights',
          'What Apple found.',
        ),
        productData: group(
          arrayOf(
            object({
              platform: text,
              metricCategories: field(
                arrayOf(
                  object({
                    identifier: field(category, 'Category', 'What is measured.'),
                    metrics: field(arrayOf(metric), 'Metrics', 'What was measured of it.'),
                  }),
                ),
                'Categories',
                'What was measured, by category.',
              ),
            }),
          ),
          'All values, by platform.',
        ),
      },
      'metrics',
    ),
  ),
);

/** Apple's document does not describe its members. */
const openInsight: Schema = { type: 'object', additional: true };

const signature = object({
  signatureId: text,
  signature: field(text, 'Place', 'The function where it happens.'),
  count: field(integer(), 'Count', 'How often it happened.'),
  weight: field(number, 'Weight', 'Its share of all.'),
  sourceFile: text,
  lineNumber: field(integer(), 'Line number', 'The line in that file.'),
});

const section = object({
  ...measured,
  displayName: text,
  relevanceScore: field(number, 'Relevance', 'How much it matters for this app.'),
  sortOrder: field(integer(), 'Place', 'Its place in the category.'),
});

/** Source: Apple's OpenAPI 4.5.1, performanceOverviews, of the type application/vnd.apple.xcode-overview+json. */
export const performanceOverview = define(
  'PerformanceOverview',
  object(
    labelled(
      {
        version: field(text, 'Format version', 'The version of this format.'),
        appMetadata: group(
          object({ bundleId: text, appId: text, latestVersion: text, platform: text }),
          'The app and its newest version.',
        ),
        insights: field(
          object({
            trendingUp: field(arrayOf(openInsight), 'Better', 'What became better.'),
            regressions: field(arrayOf(openInsight), 'Worse', 'What became worse.'),
          }),
          'Insights',
          'What Apple found.',
        ),
        categories: group(
          arrayOf(
            object({
              identifier: field(text, 'Category', 'What is measured.'),
              displayName: text,
              sections: field(arrayOf(section), 'Sections', 'What was measured of it.'),
            }),
          ),
          'All measurements, by category.',
        ),
        signatures: field(
          object({
            topHangPoint: field(arrayOf(signature), 'Hangs', 'Where the app hangs most.'),
            topLaunchPoint: field(arrayOf(signature), 'Launches', 'Where launching takes longest.'),
            topDiskWritePoint: field(arrayOf(signature), 'Disk writes', 'Where the app writes most to disk.'),
          }),
          'Signatures',
          'Places in the code.',
        ),
        telemetryIdentifier: text,
      },
      'overview',
    ),
  ),
);
