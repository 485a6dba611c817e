import 'i18next';
import type account from './en/account.json';
import type acting from './en/acting.json';
import type admin from './en/admin.json';
import type allrooms from './en/allrooms.json';
import type allteams from './en/allteams.json';
import type audit from './en/audit.json';
import type jobs from './en/jobs.json';
import type rights from './en/rights.json';
import type calendar from './en/calendar.json';
import type chat from './en/chat.json';
import type common from './en/common.json';
import type daily from './en/daily.json';
import type devices from './en/devices.json';
import type errors from './en/errors.json';
import type files from './en/files.json';
import type integrations from './en/integrations.json';
import type invites from './en/invites.json';
import type logs from './en/logs.json';
import type looking from './en/looking.json';
import type login from './en/login.json';
import type moderation from './en/moderation.json';
import type notifying from './en/notifying.json';
import type overview from './en/overview.json';
import type panels from './en/panels.json';
import type polls from './en/polls.json';
import type search from './en/search.json';
import type settings from './en/settings.json';
import type setup from './en/setup.json';
import type storage from './en/storage.json';
import type talks from './en/talks.json';
import type teams from './en/teams.json';
import type texts from './en/texts.json';
import type visiting from './en/visiting.json';
import type writing from './en/writing.json';

// A key that no catalogue holds does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      acting: typeof acting;
      admin: typeof admin;
      allrooms: typeof allrooms;
      allteams: typeof allteams;
      audit: typeof audit;
      jobs: typeof jobs;
      rights: typeof rights;
      calendar: typeof calendar;
      chat: typeof chat;
      common: typeof common;
      daily: typeof daily;
      devices: typeof devices;
      errors: typeof errors;
      files: typeof files;
      integrations: typeof integrations;
      invites: typeof invites;
      login: typeof login;
      logs: typeof logs;
      looking: typeof looking;
      moderation: typeof moderation;
      notifying: typeof notifying;
      overview: typeof overview;
      panels: typeof panels;
      polls: typeof polls;
      search: typeof search;
      settings: typeof settings;
      setup: typeof setup;
      storage: typeof storage;
      talks: typeof talks;
      teams: typeof teams;
      texts: typeof texts;
      visiting: typeof visiting;
      writing: typeof writing;
    };
  }
}
