// Column types of Apple's analytics reports. Source: Apple, "Analytics Reports", the table Report Fields of each of its
// pages (about 140 reports). An `integer`, `long` or `float` there is a number, except identifiers, which are strings;
// a `boolean` and a `list of float` are strings, too; a date is often declared as a `string`.
import { allHolding, type ColumnList } from '../../../core/columnList.ts';

export const analyticsColumns: ColumnList = [
  ...allHolding(
    'date',
    'Date | Event Date | Install Day | App Download Date | Pre-Order Start Date | Pre-Order End Date',
  ),
  ...allHolding('country', 'Territory'),
  ...allHolding('device', 'Device | Original Purchase Device'),
  ...allHolding(
    'id',
    `App Apple Identifier | Content Apple Identifier | Subscription Identifier | Subscription Group Identifier
| Previous Subscription Identifier | Current Subscription Identifier`,
  ),
  ...allHolding(
    'number',
    `Count | Counts | Unique Counts | Unique Devices | Crashes | Sessions | Session Count | Total Session Duration
| Duration | Session Duration | Total Duration of Sessions | Installs | Downloading Users | Users Opting-In
| Pre-Orders Placed | Pre-Order Canceled | Purchases | Proceeds in USD | Sales in USD | Paying Users
| Avg Install Duration | Bytes Read | Bytes Written | Allocated Bytes | Data Size | Binary Size | Symbol Count
| Paths Count | PIDs Count | Error Count | Error Percentage | ARKit Error Code | Underlying Error Code
| Average Video Start Up Time | Average Activate to Start Time | Average AirPlay Session Duration
| Time Until Session Failure | Time Until Frame Rate Throttling | Maximum Number of Participants | Frame Rate
| High-Resolution Frames Captured | Number of Detection Images | Number Of Tracked Images | Volume Level
| Total time spent | Time Spent In Background | Time Spent In Foreground | Selection Rate | New Install Rate
| Existing Install Rate | Product Page Conversion Rate | Informed Selection Rate | Direct Selection Rate
| Call Duration | Active Duration | Average Height | Average Width | Client Lifetime Duration
| Lifetime Active Layer Count | Presented Frame Command Buffer Count | Presented Frame Count | Skipped Frame Count
| Total Presented Drawables Count | On Glass Present Lateness Count | Presented CPU End-To-End Drawable Total
| Presented On GPU Walltime Total | On Glass Present Lateness Total | Presented GPU End-To-End Drawable Total
| Presented GPU Done-To-Completed Total | On Glass Interval Total | On Glass Interval Count | Dashboard Visible Time
| visibleTime | Playback Time | Siri Presentation Count | Fence Radius | Indicated Bit Rate | Average Bit Rate
| Play Time | Play Time Wall Clock | Total Play Time | Stall Count | Average Stall Rate
| Average Display Pixel Luminance | Average Blue | Average Green | Average Red | Average Display Brightness
| Frame Count | Model Load Error | Desired Accuracy | Achieved Accuracy | Delivered Locations
| Command Queues In Flight | Audio Duration | Total Execution Time | Download Count | Download Error Rate
| Network Error Rate | Playback Error Rate | Input Action Count | Machine-Readable Codes Parse Duration | Text Length
| Visual Lookup Count | Selection Length | Selection Word Count | Total Text Length | Average Text Selection Length
| Number Of Data Detector Events | Number Of Data Detector Elements | Number Of Machine-Readable Codes
| Number Of Text Events | Number Of Machine-Readable Code Events | Number Of Visual Lookup Elements
| Number Of Visual Lookup Events | App Jetsam Priority | App Neural Footprint KB | Foreground Time | Runloop time
| Embedding Count | Processed Count | Embedding Cached Count | Embedding Error Events Count | Ranged Regions
| Ranging Duration | Discovery Sessions | Discovered Devices | Device Discovery Time | Activation Events
| PIN Authorization Events | Password Authorization Events | Activation Time | Playback Requests
| AppLaunch Playback Requests | URL Playback Requests | Activate to Playback Start Time | Playback Startup Time
| Playback Duration | Realtime Requests | Audio Realtime Requests | Audio and Video Realtime Requests
| Activate to Realtime Start Time | Realtime Startup Time | Good Realtime Sessions | Bad Realtime Sessions`,
  ),
  ...allHolding(
    'yes',
    `Collaborative Session Enabled | Format Binning | Video HDR Support | Automatic Image Scale Estimation
| Collaborative Session | HDR Environment Texturing | User Face Tracking | App Clip Code Tracking
| AppInForegroundAtStart | AppInForegroundAtStop | SupportsBackgrounding | Allowed In Background
| App In Foreground At Start | App In Foreground At Stop | Call Connected | Call Ended | Call Grouped
| Incoming Call | Relay | Normal Call End | Audio Only | State | Allowed | Pauses Location Updates Automatically
| Is Background | Did Select Items | Is Limited Library Picker | Is Single Selection | Has Photo Library Access
| Excludes Live Photo Vitality | Enabled | Head Tracking | Spatial Audio | Up Mixing | Cancel Status
| Is Developer Test ID | Had Error | Rich Pasteboard | Did Activate Highlight All | Did Activate Regex Highlight
| Success`,
  ),
  // integers whose descriptions list names, such as AppExecutionStateSuspended
  ...allHolding(
    'coded',
    `App State | Disconnect Reason | Granted Authorization Status | Granted Accuracy Authorization
| Environment Texturing Mode | AR Frame Semantics | Plane Detection Mode | Scene Reconstruction Mode | Model Type
| Model Origin`,
  ),
  ...allHolding(
    'text',
    `App Name | App Version | App Clip Event Type | Platform | Platform Version | Platform Verison | Build
| Build Type | Release Type | Event | Event Type | Event Sub Type | Event Grouping | Engagement Type | Source Type
| Source Info | Campaign | Page Type | Page Title | Page | Download Type | Download Info | Install Status
| Install Package Type | Install Type | Channel | Pre-Order | Purchase Type | Content Name | Payment Method | Browser
| Browser Version | State Metric | State Metric Grouping | Subscription Name | Subscription Duration
| Subscription Group | Current Group Subscription | Current Subscription Group Identifier | Current Subscription
| Billing Frequency | Billing Period | Offer Type | Offer Name | Offer ID | Vanity Code | Offer Pricing
| Offer Duration | Plan Change Type | Previous Subscription Name | Family Sharing | Cancellation Reason
| Paid Service Days Recovered | App Download Source Type | App Download Source Info
| Retention Message Type | Message Selection Type | Save Type | Error Code | Result | Carrier Name | MCC | MNC
| Status | Level | Category | Language | Resolution Type | Indicated Bit Rate Distribution
| Observed Bit Rate Distribution | Startup Time Distribution | Total Stalls Distribution | Switch Count Distribution
| Download Speed Distribution | Downloaded Bytes Distribution | Download Bytes Bins | Upload Bytes Bins
| Duration In Seconds Bins | Action Identifier | Artifact Identifier | Symbol Offset | Frame Resolution`,
  ),
];

const statusCode = allHolding('number', 'Result');

/** Columns with another type in one report: by the lower-case prefix of the report's name. */
export const analyticsExceptions: Readonly<Record<string, ColumnList>> = {
  'airplay errors': allHolding('number', 'Error Code'),
  'core location geofencing': allHolding('coded', 'Event Type'),
  'bluetooth le connection results': statusCode,
  'bluetooth le disconnection results': statusCode,
  'verify with wallet document requests': allHolding(
    'number',
    `Address | Age | Age At Least | Age at Least Years | Date of Birth | Document Expiration Date | Family Name
| Given Name | Driving Privileges | Document Number | Portrait | Issuing Authority`,
  ),
};
