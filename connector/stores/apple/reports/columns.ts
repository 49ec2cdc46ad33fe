// The columns of Apple's sales and finance reports, in Apple's order. Sources: App Store Connect Help, the reference page
// of each report (versions 1_0 and 1_3), and the titles of version 1_4 of SUBSCRIPTION as clients read them. The help
// calls Standard Subscription Duration an Int in one place and a String in two; its values are such as `1 Month`.
import { type ColumnList, columnList } from '../../../core/columnList.ts';

/** By reportType. A type that is missing here has the same columns as others, or undocumented ones. */
export const salesColumns = {
  SALES: columnList(`
Provider | Provider Country: country | SKU | Developer | Title | Version | Product Type Identifier: code
| Units: number | Developer Proceeds: number | Begin Date: date | End Date: date | Customer Currency: currency
| Country Code: country | Currency of Proceeds: currency | Apple Identifier: id | Customer Price: number | Promo Code
| Parent Identifier | Subscription | Period: duration | Category | CMB: bundle | Device: device
| Supported Platforms: platforms | Proceeds Reason | Preserved Pricing: yes | Client: client | Order Type`),
  PRE_ORDER: columnList(`
Provider | Provider Country: country | SKU | Developer | Title | Pre-Order Start Date: date | Pre-Order End Date: date
| Ordered: number | Canceled: number | Cumulative Ordered: number | Cumulative Canceled: number | Start Date: date
| End Date: date | Country Code: country | Apple Identifier: id | Device: device | Supported Platforms: platforms
| Category | Client: client`),
  NEWSSTAND: columnList(`
Provider | Provider Country: country | SKU | Developer | Title | Version | Product Type Identifier: code
| Units: number | Developer Proceeds: number | Customer Currency: currency | Country Code: country
| Currency of Proceeds: currency | Apple Identifier: id | Customer Price: number | Promo Code | Parent Identifier
| Subscription | Period: duration | Download Date (PST): date | Customer Identifier | Report Date (Local): date
| Sales/Return: code | Category`),
  SUBSCRIPTION: columnList(`
App Name | App Apple ID: id | Subscription Name | Subscription Apple ID: id | Subscription Group ID: id
| Standard Subscription Duration: duration | Subscription Offer Name | Promotional Offer ID | Customer Price: number
| Customer Currency: currency | Developer Proceeds: number | Proceeds Currency: currency | Preserved Pricing: yes
| Proceeds Reason | Client: client | Device: device | State | Country: country
| Active Standard Price Subscriptions: number | Active Free Trial Introductory Offer Subscriptions: number
| Active Pay Up Front Introductory Offer Subscriptions: number
| Active Pay As You Go Introductory Offer Subscriptions: number | Free Trial Promotional Offer Subscriptions: number
| Pay Up Front Promotional Offer Subscriptions: number | Pay As You Go Promotional Offer Subscriptions: number
| Free Trial Offer Code Subscriptions: number | Pay Up Front Offer Code Subscriptions: number
| Pay As You Go Offer Code Subscriptions: number | Marketing Opt-Ins: number | Billing Retry: number
| Grace Period: number | Subscribers: number | Free Trial Win-back Offers: number
| Pay Up Front Win-back Offers: number | Pay As You Go Win-back Offers: number`),
  SUBSCRIPTION_EVENT: columnList(`
Event Date: date | Event | App Name | App Apple ID: id | Subscription Name | Subscription Apple ID: id
| Subscription Group ID: id | Standard Subscription Duration: duration | Subscription Offer Type
| Subscription Offer Duration: duration | Marketing Opt-In: yes | Marketing Opt-In Duration: duration
| Preserved Pricing: yes | Proceeds Reason | Subscription Offer Name | Promotional Offer ID
| Consecutive Paid Periods: number | Original Start Date: date | Device: device | Client: client | State
| Country: country | Previous Subscription Name | Previous Subscription Apple ID: id | Days Before Canceling: number
| Cancellation Reason | Days Canceled: number | Quantity: number | Paid Service Days Recovered: number`),
  SUBSCRIBER: columnList(`
Event Date: date | App Name | App Apple ID: id | Subscription Name | Subscription Apple ID: id
| Subscription Group ID: id | Standard Subscription Duration: duration | Subscription Offer Name
| Promotional Offer ID | Subscription Offer Type | Subscription Offer Duration: duration
| Marketing Opt-In Duration: duration | Customer Price: number | Customer Currency: currency
| Developer Proceeds: number | Proceeds Currency: currency | Preserved Pricing: yes | Proceeds Reason
| Client: client | Device: device | Country: country | Subscriber ID: id | Subscriber ID Reset: yes | Refund: yes
| Purchase Date: date | Units: number`),
  SUBSCRIPTION_OFFER_CODE_REDEMPTION: columnList(`
Date: date | App Name | App Apple ID: id | Subscription Name | Subscription Apple ID: id | Offer Reference Name
| Offer Code | Territory: country | Redemptions: number`),
  WIN_BACK_ELIGIBILITY: columnList(`
App Name | App Apple ID: id | Subscription Name | Subscription Apple ID: id | Subscription Group ID: id
| Standard Subscription Duration: duration | Paid Subscription Tenure: number | Time Since Last Subscribed: number
| Has Previously Redeemed Win-Back Offer: yes | Time Since Last Win-Back Offer: number | Territory: country
| Churned Subscription Count: number`),
} as const satisfies Readonly<Record<string, ColumnList>>;

/** By reportType. */
export const financeColumns = {
  FINANCIAL: columnList(`
Start Date: date | End Date: date | UPC | ISRC/ISBN | Vendor Identifier | Quantity: number | Partner Share: number
| Extended Partner Share: number | Partner Share Currency: currency | Sales or Return: code | Apple Identifier: id
| Artist/Show/Developer/Author | Title | Label/Studio/Network/Developer/Publisher | Grid
| Product Type Identifier: code | ISAN/Other Identifier | Country Of Sale: country | Pre-order Flag | Promo Code
| Customer Price: number | Customer Currency: currency`),
  FINANCE_DETAIL: columnList(`
Transaction Date: date | Settlement Date: date | Apple Identifier: id | SKU | Title | Developer Name
| Product Type Identifier: code | Country of Sale: country | Quantity: number | Partner Share: number
| Extended Partner Share: number | Partner Share Currency: currency | Customer Price: number
| Customer Currency: currency | Sale or Return: code | Promo Code | Order Type | Region`),
} as const satisfies Readonly<Record<string, ColumnList>>;

/** Titles of earlier versions, and of the install reports, whose columns no page lists. */
export const otherColumns = columnList(`
Promotional Offer Name | Introductory Price Type | Introductory Price Duration: duration | Sale or Return: code
| Subscription ID: id | Subscription Offer Type | Install Type | Channel | Platform Version | Territory: country
| Installs: number | Installations: number | Active Promotional Offer Subscriptions: number`);
