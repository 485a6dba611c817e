import { api } from '../../api/http';
import type { Paths } from '../../api/schema';

type Answer<K extends keyof Paths> = Paths[K]['response'];
export type Writer = Answer<'GET /api/v1/moderation.reportsByUsers'>['reports'][number];
export type ReportedPerson = Answer<'GET /api/v1/moderation.userReports'>['reports'][number];
export type ReportedMessage = Answer<'GET /api/v1/moderation.user.reportedMessages'>['messages'][number];

export const kPageSize = 25;
/** Of one person or message; more are counted, and not read. */
export const kMostReports = 100;

const pageOf = (page: number, selector: string) => ({
  offset: page * kPageSize,
  count: kPageSize,
  ...(selector && { selector }),
});

/** People whose messages are reported, the latest first. All of these throw ApiError. */
export const writers = (page: number, text: string, signal: AbortSignal) =>
  api.get('moderation.reportsByUsers', pageOf(page, text), { signal });
/** People who are reported themselves. */
export const reportedPeople = (page: number, text: string, signal: AbortSignal) =>
  api.get('moderation.userReports', pageOf(page, text), { signal });
export const reportedMessages = (userId: string, signal: AbortSignal) =>
  api.get('moderation.user.reportedMessages', { userId, count: kMostReports }, { signal });
export const reportsAbout = (userId: string, signal: AbortSignal) =>
  api.get('moderation.user.reportsByUserId', { userId, count: kMostReports }, { signal });
export const reportsOf = (msgId: string, signal: AbortSignal) =>
  api.get('moderation.reports', { msgId, count: kMostReports }, { signal });

/** What moderators do about somebody's reports. */
export const acts = {
  dismissMessage: (msgId: string) => api.post('moderation.dismissReports', { msgId, action: 'dismiss' }),
  dismissMessages: (userId: string) => api.post('moderation.dismissReports', { userId, action: 'dismiss' }),
  dismissPerson: (userId: string) => api.post('moderation.dismissUserReports', { userId, action: 'dismiss' }),
  deleteMessages: (userId: string) => api.post('moderation.user.deleteReportedMessages', { userId }),
};
