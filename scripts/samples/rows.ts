// The actions of standard connectors in the samples, in the formats of both platforms.
import type { StandardRow } from './connectors.ts';
import {
  asSource,
  channelParameters,
  encoded,
  inChannel,
  inTable,
  prefixed,
  tableRowOf,
  tableRows,
} from './rowInputs.ts';

const bot = "poster/Flow bot/location/@{encodeURIComponent('Channel')}";

/** Every name and path occurs in public flows and in Microsoft's own generated clients for these connectors. */
export const standard: Readonly<Record<string, StandardRow>> = {
  'teams.post': {
    connector: { flow: 'teams', logic: 'teams' },
    inputs: ['team', 'channel', 'text'],
    flow: (given) => ({
      operationId: 'PostMessageToConversation',
      parameters: { ...channelParameters('body/', given), 'body/messageBody': given.text ?? '' },
    }),
    logic: (given) => ({
      method: 'post',
      path: `/beta/teams/conversation/message/${bot}`,
      body: { recipient: inChannel(given), messageBody: given.text ?? '' },
    }),
  },
  'teams.ask': {
    connector: { flow: 'teams', logic: 'teams' },
    inputs: ['team', 'channel', 'card', 'thanks'],
    waits: true,
    flow: (given) => ({
      operationId: 'PostCardAndWaitForResponse',
      parameters: {
        ...channelParameters('body/body/', given),
        'body/body/messageBody': given.card ?? '',
        'body/body/updateMessage': given.thanks ?? '',
      },
    }),
    logic: (given) => ({
      method: 'post',
      path: `/v1.0/teams/conversation/gatherinput/${bot}/$subscriptions`,
      body: {
        notificationUrl: '@{listCallbackUrl()}',
        body: { recipient: inChannel(given), messageBody: given.card ?? '', updateMessage: given.thanks ?? '' },
      },
    }),
  },
  'mail.send': {
    connector: { flow: 'mail', logic: 'mail' },
    inputs: ['to', 'subject', 'text'],
    flow: ({ to = '', subject = '', text = '' }) => ({
      operationId: 'SendEmailV2',
      parameters: { 'emailMessage/To': to, 'emailMessage/Subject': subject, 'emailMessage/Body': text },
    }),
    logic: ({ to = '', subject = '', text = '' }) => ({
      method: 'post',
      path: '/v2/Mail',
      body: { To: to, Subject: subject, Body: text },
    }),
  },
  // Logic Apps has no Approvals: an email with two buttons replaces it
  'approval.ask': {
    connector: { flow: 'approvals', logic: 'mail' },
    inputs: ['who', 'title', 'details'],
    waits: true,
    answers: { outcome: { flow: 'outcome', logic: 'SelectedOption' } },
    flow: ({ who = '', title = '', details = '' }) => ({
      operationId: 'StartAndWaitForAnApproval',
      parameters: {
        approvalType: 'Basic',
        ...prefixed('WebhookApprovalCreationInput/', { title, assignedTo: who, details }),
        ...prefixed('WebhookApprovalCreationInput/', { enableNotifications: true, enableReassignment: true }),
      },
    }),
    logic: ({ who = '', title = '', details = '' }) => ({
      method: 'post',
      path: '/approvalmail/$subscriptions',
      body: {
        NotificationUrl: '@{listCallbackUrl()}',
        Message: { To: who, Subject: title, Options: 'Approve, Reject', Body: details, Importance: 'High' },
      },
    }),
  },
  'excel.addRow': {
    connector: { flow: 'excel', logic: 'excel' },
    inputs: ['site', 'drive', 'file', 'table', 'row'],
    flow: (given) => ({
      operationId: 'AddRowV2',
      parameters: {
        ...inTable(given),
        ...prefixed('item/', tableRowOf(given)),
      },
    }),
    logic: (given) => ({
      method: 'post',
      path: tableRows(given),
      queries: { source: asSource(given.site) },
      body: tableRowOf(given),
    }),
  },
  'excel.rows': {
    connector: { flow: 'excel', logic: 'excel' },
    inputs: ['site', 'drive', 'file', 'table'],
    reads: true,
    flow: (given) => ({
      operationId: 'GetItems',
      parameters: inTable(given),
    }),
    logic: (given) => ({
      method: 'get',
      path: tableRows(given),
      queries: { source: asSource(given.site) },
    }),
  },
  'sharepoint.createFile': {
    connector: { flow: 'sharepoint', logic: 'sharepoint' },
    inputs: ['site', 'folder', 'name', 'content'],
    flow: ({ site = '', folder = '', name = '', content = '' }) => ({
      operationId: 'CreateFile',
      parameters: { dataset: site, folderPath: folder, name, body: content },
    }),
    logic: ({ site = '', folder = '', name = '', content = '' }) => ({
      method: 'post',
      path: `/datasets/${encoded(site, 2)}/files`,
      queries: { folderPath: folder, name, queryParametersSingleEncoded: true },
      body: content,
    }),
  },
  'forms.submitted': {
    connector: { flow: 'forms', logic: 'forms' },
    inputs: ['form'],
    waits: true,
    starts: true,
    flow: ({ form = '' }) => ({ operationId: 'CreateFormWebhook', parameters: { form_id: form } }),
    logic: ({ form }) => ({
      method: 'post',
      path: `/formapi/api/forms/${encoded(form)}/webhooks`,
      body: { eventType: 'responseAdded', notificationUrl: '@{listCallbackUrl()}', source: 'ms-connector' },
    }),
  },
  'forms.answers': {
    connector: { flow: 'forms', logic: 'forms' },
    inputs: ['form', 'answer'],
    reads: true,
    flow: ({ form = '', answer = '' }) => ({
      operationId: 'GetFormResponseById',
      parameters: { form_id: form, response_id: answer },
    }),
    logic: ({ form, answer = '' }) => ({
      method: 'get',
      path: `/formapi/api/forms('${encoded(form)}')/responses`,
      queries: { response_id: answer },
    }),
  },
};
