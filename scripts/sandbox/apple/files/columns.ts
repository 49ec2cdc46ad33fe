// The columns of Apple's sales and finance reports, in Apple's order. Source: App Store Connect Help, the pages on each report.

const columns = (text: string): readonly string[] => text.trim().split(/\s*\|\s*/);

export const salesColumns = columns(`
Provider | Provider Country | SKU | Developer | Title | Version | Product Type Identifier | Units | Developer Proceeds
| Begin Date | End Date | Customer Currency | Country Code | Currency of Proceeds | Apple Identifier | Customer Price
| Promo Code | Parent Identifier | Subscription | Period | Category | CMB | Device | Supported Platforms
| Proceeds Reason | Preserved Pricing | Client | Order Type`);

export const subscriptionColumns = columns(`
App Name | App Apple ID | Subscription Name | Subscription Apple ID | Subscription Group ID
| Standard Subscription Duration | Subscription Offer Name | Promotional Offer ID | Customer Price | Customer Currency
| Developer Proceeds | Proceeds Currency | Preserved Pricing | Proceeds Reason | Client | Device | State | Country
| Active Standard Price Subscriptions | Active Free Trial Introductory Offer Subscriptions
| Active Pay Up Front Introductory Offer Subscriptions | Active Pay As You Go Introductory Offer Subscriptions
| Free Trial Promotional Offer Subscriptions | Pay Up Front Promotional Offer Subscriptions
| Pay As You Go Promotional Offer Subscriptions | Free Trial Offer Code Subscriptions
| Pay Up Front Offer Code Subscriptions | Pay As You Go Offer Code Subscriptions | Marketing Opt-Ins | Billing Retry
| Grace Period | Subscribers`);

export const eventColumns = columns(`
Event Date | Event | App Name | App Apple ID | Subscription Name | Subscription Apple ID | Subscription Group ID
| Standard Subscription Duration | Subscription Offer Type | Subscription Offer Duration | Marketing Opt-In
| Marketing Opt-In Duration | Preserved Pricing | Proceeds Reason | Promotional Offer Name | Promotional Offer ID
| Consecutive Paid Periods | Original Start Date | Device | Client | State | Country | Previous Subscription Name
| Previous Subscription Apple ID | Days Before Canceling | Cancellation Reason | Days Canceled | Quantity`);

export const subscriberColumns = columns(`
Event Date | App Name | App Apple ID | Subscription Name | Subscription Apple ID | Subscription Group ID
| Standard Subscription Duration | Subscription Offer Name | Promotional Offer ID | Subscription Offer Type
| Subscription Offer Duration | Marketing Opt-In Duration | Customer Price | Customer Currency | Developer Proceeds
| Proceeds Currency | Preserved Pricing | Proceeds Reason | Client | Country | Subscriber ID | Subscriber ID Reset
| Refund | Purchase Date | Units`);

export const financeColumns = columns(`
Start Date | End Date | UPC | ISRC/ISBN | Vendor Identifier | Quantity | Partner Share | Extended Partner Share
| Partner Share Currency | Sales or Return | Apple Identifier | Artist/Show/Developer/Author | Title
| Label/Studio/Network/Developer/Publisher | Grid | Product Type Identifier | ISAN/Other Identifier | Country Of Sale
| Pre-order Flag | Promo Code | Customer Price | Customer Currency`);

export const detailColumns = columns(`
Transaction Date | Settlement Date | Apple Identifier | SKU | Title | Developer Name | Product Type Identifier
| Country of Sale | Quantity | Partner Share | Extended Partner Share | Partner Share Currency | Customer Price
| Customer Currency | Sale or Return | Promo Code | Order Type | Region`);
