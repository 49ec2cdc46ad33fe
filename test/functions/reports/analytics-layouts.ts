// The analytics reports of Apple's documentation, each with all of its columns in Apple's order, those of the detailed
// report included. Source: Apple, "Analytics Reports", the table Report Fields of each page; `*` is an integer, a long or a
// float there, `@` a date; identifiers, which are integers there, stay texts. `...` are the columns of a framework report.

const framework = '*Count | Territory | @Date | Platform | Device | Build | *Unique Devices | Release Type';

const pages = `
AccessorySetupKit Accessory Picker Sessions: ...
AccessorySetupKit Usage: ...
AirPlay Discovery Sessions: ... | Level
AirPlay Errors: *Error Code | *Error Count | *Error Percentage | Video Session Type | Media Type | @Date | Territory |
  Device | Platform Version | Build Type | Build
AirPlay Performance: *Average Video Start Up Time | *Average Activate to Start Time | *Average AirPlay Session
  Duration | Video Session Type | Media Type | @Date | Territory | Device | Platform Version | Build Type | Build
Animoji Stickers Sent: ...
App Added to Focus: ...
App Clip Usage: @Date | App Name | App Apple Identifier | App Clip Event Type | Source Type | Source Info | Campaign |
  App Version | Device | Platform Version | Territory | *Counts | *Total Session Duration | *Unique Devices
App Crashes: @Date | App Name | App Apple Identifier | App Version | Device | Platform Version | *Crashes | *Unique
  Devices
App Crashes Expanded: ... | App Name | App Version
App Disk Space Usage: ... | *Data Size | *Binary Size
App HangTracer Usage: ... | *Foreground Time | *Runloop time
App Installs Performance: @Date | App Name | App Apple Identifier | Download Type | Download Info | Install Status |
  Install Package Type | Device | Platform Version | Territory | *Counts | *Avg Install Duration
App Neural Footprint: ... | App Version | *App Jetsam Priority | *App Neural Footprint KB
App Runtime Usage: ... | App Version | App Name | Architecture | Binary Code Directory Hash | Binary Path | Binary
  Team ID | Binary UUID | Dynamic Library Code Directory Hash | Dynamic Library Path | Dynamic Library Team ID | Dynamic
  Library UUID | Symbol Name | Symbol Offset | *Symbol Count | Dynamic Library Version | Binary Version | Caller Path |
  Caller Symbol Name
App Sessions: @Date | App Name | App Apple Identifier | App Version | Device | Platform Version | Source Type | Source
  Info | Campaign | Page Type | Page Title | @App Download Date | Territory | *Sessions | *Total Session Duration |
  *Unique Devices
App Sessions Context: ... | *Duration | Short Version | App Version
App Storage Reads and Writes: ... | *Bytes Read | *Bytes Written
App Store Discovery and Engagement: @Date | App Name | App Apple Identifier | Event | Page Type | Page Title | Source
  Type | Source Info | Campaign | Engagement Type | Device | Platform Version | Territory | *Counts | *Unique Counts
App Store Downloads: @Date | App Name | App Apple Identifier | Download Type | App Version | Device | Platform Version
  | Source Type | Source Info | Campaign | Page Type | Page Title | Pre-Order | Territory | *Counts
App Store Installations and Deletions: @Date | App Name | App Apple Identifier | Event | Download Type | App Version |
  Device | Platform Version | Source Type | Source Info | Campaign | Page Type | Page Title | @App Download Date |
  Territory | *Counts | *Unique Devices
App Store Opt-in: @Date | App Name | App Apple Identifier | *Downloading Users | *Users Opting-In
App Store Pre-orders: @Date | App Name | App Apple Identifier | Device | Platform Verison | Source Type | Source Info
  | Campaign | Page Type | Page Title | Territory | @Pre-Order Start Date | @Pre-Order End Date | *Pre-Orders Placed |
  *Pre-Order Canceled
App Store Purchases: @Date | App Name | App Apple Identifier | Purchase Type | Content Name | Content Apple Identifier
  | Payment Method | Device | Platform Version | Source Type | Source Info | Campaign | Page Type | Page Title | @App
  Download Date | Pre-Order | Territory | *Purchases | *Proceeds in USD | *Sales in USD | *Paying Users
App Store Retention Messaging: @Date | App Name | App Apple Identifier | Current Group Subscription | Current
  Subscription Group Identifier | Current Subscription | Current Subscription Identifier | Event | Page | Retention
  Message Type | Message Selection Type | Save Type | Device | Platform Version | Territory | *Counts
App Store Subscription Event: @Event Date | App Name | App Apple Identifier | Event Sub Type | Event Grouping |
  Subscription Name | Subscription Identifier | Subscription Duration | Billing Frequency | Billing Period |
  Subscription Group | Subscription Group Identifier | Offer Type | Offer Name | Offer ID | Vanity Code | Offer Pricing
  | Offer Duration | Plan Change Type | Previous Subscription Name | Previous Subscription Identifier | Family Sharing |
  Cancellation Reason | Paid Service Days Recovered | App Download Source Type | App Download Source Info | Campaign |
  Page Type | Page Title | Pre-Order | Original Purchase Device | Territory | *Counts
App Store Subscription State: @Date | App Name | App Apple Identifier | State Metric | State Metric Grouping |
  Subscription Name | Subscription Identifier | Subscription Duration | Billing Frequency | Billing Period |
  Subscription Group | Subscription Group Identifier | Offer Type | Offer Name | Offer ID | Vanity Code | Offer Pricing
  | Offer Duration | Family Sharing | Cancellation Reason | App Download Source Type | App Download Source Info |
  Campaign | Page Type | Page Title | Pre-Order | Original Purchase Device | Territory | *Counts
App Store Web Preview: @Date | App Name | App Apple Identifier | Event | Page Type | Page Title | Source Type | Source
  Info | Engagement Type | Browser | Browser Version | Device | Platform Version | Territory | *Counts
Application Preferred Language Settings: ... | Language
ARKit ARSession Duration: ... | *Session Duration
ARKit ARSession Failures: ... | *ARKit Error Code | *Underlying Error Code | *Time Until Session Failure
ARKit Capture Frame Rate Throttling: ... | *Time Until Frame Rate Throttling
ARKit Collaborative Session Features: ... | Collaborative Session Enabled | *Maximum Number of Participants
ARKit Face Tracking: ...
ARKit Video Formats: ... | Capture Device Position | AR Configuration Class | *Frame Rate | Frame Resolution | Format
  Binning | Video HDR Support | *High-Resolution Frames Captured
ARKit World Tracking: ... | Automatic Image Scale Estimation | Collaborative Session | HDR Environment Texturing |
  *Environment Texturing Mode | *AR Frame Semantics | *Number Of Tracked Images | *Plane Detection Mode | *Scene
  Reconstruction Mode | User Face Tracking | App Clip Code Tracking
ARKit World Tracking Image Detection: ... | *Number of Detection Images
Audio Input Muting: ... | Action
Audio Input Route and Duration and Call Mode: ... | Input Port | Call Mode | *Duration
Audio Overloads: ...
Audio Session Audio Unit Usage: ...
Audio Volume Levels and Duration: ... | *Duration | *Volume Level
Automatic Speech Recognition Usage: ... | Event
Bluetooth LE Advertising: ... | AppInForegroundAtStart | AppInForegroundAtStop | SupportsBackgrounding
Bluetooth LE Connection Results: ... | *App State | *Result
Bluetooth LE Connections Per App: ...
Bluetooth LE Disconnection Results: ... | *App State | *Result
Bluetooth LE Scans: ... | Allowed In Background | App In Foreground At Start | App In Foreground At Stop | *Total time
  spent | *Time Spent In Background | *Time Spent In Foreground
Bluetooth LE Session Duration: ... | *Duration
Bluetooth LE Sessions: ... | *Disconnect Reason
Bluetooth System Wakes: ...
Browser Choice Screen Engagement (iOS versions before 18.2): @Date | App Name | App Apple Identifier | Event | Device
  | Platform Version | Territory | *Counts | *Unique Devices
Browser Choice Screen Selection: Territory | @Date | Platform | Device | Build | Release Type | *Selection Rate | *New
  Install Rate | *Existing Install Rate | *Product Page Conversion Rate | *Informed Selection Rate | *Direct Selection
  Rate
Call Services and Call Performance: ... | Call Termination Reason | Call Connected | Call Ended | Call Grouped |
  Incoming Call | Relay | Normal Call End | *Call Duration | Spam | Spam Risk
CAMetalLayer Performance: ... | Bundle Short Version | App Version | Layer Name | Process Name | *Active Duration |
  *Average Height | *Average Width | *Client Lifetime Duration | *Lifetime Active Layer Count | *Presented Frame Command
  Buffer Count | *Presented Frame Count | *Skipped Frame Count | *Total Presented Drawables Count | *On Glass Present
  Lateness Count | *Presented CPU End-To-End Drawable Total | *Presented On GPU Walltime Total | *On Glass Present
  Lateness Total | *Presented GPU End-To-End Drawable Total | *Presented GPU Done-To-Completed Total | *On Glass
  Interval Total | *On Glass Interval Count
CarPlay App Usage: ... | Category | *Dashboard Visible Time | *Playback Time | *Siri Presentation Count | *visibleTime
CarPlay Navigation: ... | *Session Count
Cellular Plan Provisioning: ... | Carrier Name | Result | MCC | MNC
Collaboration Message Usage: ...
Core Location Authorization Results: ... | *Granted Authorization Status | *Granted Accuracy Authorization
Core Location Geofencing: ... | *Event Type | *Fence Radius
CRABS-Based Video Playback Usage: ... | *Indicated Bit Rate | Interface Type | *Play Time Wall Clock
Custom Language Model Builds Failed: ... | Artifact Identifier
Custom Language Model Builds Started: ...
Customized Transcription Requests: ...
Default Browser Usage Rate: Territory | @Date | Platform | Device | Build | Release Type | *Selection Rate
Display Power Information: ... | *Average Display Pixel Luminance | *Average Blue | *Average Green | *Average Display
  Brightness | *Average Red | *Frame Count
DockKit App Usage: ...
Dynamic Island Layout Changes: ...
Embedding Generation: ... | *Embedding Count | *Processed Count | *Embedding Cached Count | *Embedding Error Events
  Count
File-Based Video Playback Usage: ... | Audio Only | *Play Time | *Stall Count | *Average Bit Rate
File-System Events API Usage: ... | *Allocated Bytes | *Paths Count | *PIDs Count
Flashlight Usage: ... | State
Game Controller Haptics Engine Creation: ... | Product Category | Haptic Locality
Game Controller Sessions: ... | Controller Product Category | *Total Duration of Sessions
Haptics Engine Usage: ...
Home Screen Widget Installs: ...
Home Screen Widget Rotations: ...
Home Screen Widget Usage: ...
Home Screen Widgets: ...
HTTP Live Streaming Playback Count: ...
HTTP Live Streaming Playback Errors: ... | Error Code
HTTP Live Streaming Video Playback Usage: ... | Audio Only | Interface Type | *Play Time
iBeacon Ranging Usage: ... | *Ranged Regions | *Ranging Duration
Keyboard Dictation Usage: ... | Event
Launch Image Over Memory Limit: ...
Live Activity Use: ... | *Duration
Load CoreML Models Metrics: ... | *Model Type | *Model Origin | *Model Load Error | Model Name
Local Network Privacy: ... | Allowed
Location Sessions: ... | Pauses Location Updates Automatically | *Duration | *Desired Accuracy | *Delivered Locations
  | *Session Count | *Achieved Accuracy
Lock Screen Widget Configuration: ...
Media Device Extension Performance: *Discovery Sessions | *Discovered Devices | *Device Discovery Time | *Activation
  Events | *PIN Authorization Events | *Password Authorization Events | *Activation Time | *Playback Requests |
  *AppLaunch Playback Requests | *URL Playback Requests | *Activate to Playback Start Time | *Playback Startup Time |
  *Playback Duration | *Realtime Requests | *Audio Realtime Requests | *Audio and Video Realtime Requests | *Activate to
  Realtime Start Time | *Realtime Startup Time | *Good Realtime Sessions | *Bad Realtime Sessions | @Date | Territory |
  Device | Platform Version | Build Type | Build
Metal Command Queues: ... | Bundle Version | Software Development Kit | *Command Queues In Flight
Mode Activity Notifications: ... | Resolution Type
Multiple Game Controllers Usage: ...
Networking Connection Activity: ... | Completion Reason | Download Bytes Bins | Duration In Seconds Bins | Error | Is
  Background | Upload Bytes Bins
Notification Summary Engagement: ...
Photogrammetry ObjectCaptureSession API Usage: ...
PhotogrammetrySession API Usage: ...
PhotoKit Imports: ...
Photos Library Access: ...
Photos Picker: ... | Did Select Items | Is Limited Library Picker | Is Single Selection | Accessory Visibility | Style
  | Encoding Policy | Selection Behavior | Has Photo Library Access
Photos Sharing: ... | Excludes Live Photo Vitality
Platform App Installs: @Install Day | App Name | App Apple Identifier | Install Type | Channel | Device | Platform
  Version | Territory | *Installs
Reminders Usage: ...
RoomPlan Usage: ... | Room Capture Session Status
Safari Extensions Enablement: ... | Enabled
Safari Extensions Usage: ... | Invocation Method
Shared With You Content Engagement: ...
SharePlay Usage by Activity Type: ... | Activity Type
ShazamKit Usage: ...
Spatial Audio Usage: ... | Head Tracking | Spatial Audio | Up Mixing
Speech Framework Transcription Request Audio Duration: ... | *Audio Duration
Speech Framework Transcription Requests: ...
Spotlight Query Performance: ... | Query Kind | Quality of Service Level | Cancel Status | Protection Class | *Total
  Execution Time
Streaming Downloads Performance: *Download Count | Interface Type | Download Speed Distribution | Downloaded Bytes
  Distribution | *Download Error Rate | @Date | Territory | Device | Platform Version | Build Type | Build
Streaming Playback Performance: *Session Count | Display Video Range | Interface Type | Play Type | *Average Stall
  Rate | *Total Play Time | Indicated Bit Rate Distribution | Observed Bit Rate Distribution | Startup Time Distribution
  | Total Stalls Distribution | Switch Count Distribution | *Network Error Rate | *Playback Error Rate | @Date |
  Territory | Device | Platform Version | Build Type | Build
Text-Input Actions: ... | *Input Action Count
Translation Request Usage: ... | Request Type
Verify With Wallet Document Request Availability: ... | Document Type | Is Developer Test ID | Outcome
Verify with Wallet Document Requests: ... | *Address | *Age | *Age At Least | *Age at Least Years | *Date of Birth |
  *Document Expiration Date | *Family Name | *Driving Privileges | Document Type | *Document Number | *Portrait |
  Outcome | Is Developer Test ID | *Issuing Authority | *Given Name
Video Duration Information: ... | *Duration
Video PiP Duration: ... | *Active Duration
VisionKit Data Detectors: ... | Event Type | Types
VisionKit Image Analysis: ... | Had Error | *Machine-Readable Codes Parse Duration | *Text Length | *Visual Lookup
  Count
VisionKit Live Text Usage: ... | Event Type | Rich Pasteboard | *Selection Length | *Selection Word Count | *Total
  Text Length
VisionKit Sessions: ... | Did Activate Highlight All | Did Activate Regex Highlight | *Average Text Selection Length |
  *Number Of Data Detector Events | *Number Of Data Detector Elements | *Number Of Machine-Readable Codes | *Number Of
  Text Events | *Number Of Machine-Readable Code Events | *Number Of Visual Lookup Elements | *Number Of Visual Lookup
  Events | *Session Duration | *Text Length
Wi-Fi Known Network Modifications: ... | Operation
`;

export interface Layout {
  readonly name: string;
  readonly titles: readonly string[];
  readonly types: readonly string[];
}

const marks: Readonly<Record<string, string>> = { '*': 'number', '@': 'date' };

function layoutOf(page: string): Layout {
  const [name = '', list = ''] = page.replace(/\n\s+/g, ' ').split(': ');
  const columns = list.replace('...', framework).split(' | ');
  return {
    name,
    titles: columns.map((column) => column.replace(/^[*@]/, '')),
    types: columns.map((column) => marks[column.charAt(0)] ?? 'text'),
  };
}

export const analyticsLayouts: readonly Layout[] = pages
  .trim()
  .split(/\n(?! )/)
  .map(layoutOf);
