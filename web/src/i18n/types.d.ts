import 'i18next';
import type account from './en/account.json';
import type admin from './en/admin.json';
import type chat from './en/chat.json';
import type common from './en/common.json';
import type errors from './en/errors.json';
import type login from './en/login.json';
import type settings from './en/settings.json';
import type setup from './en/setup.json';

// A key that no catalogue holds does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      admin: typeof admin;
      chat: typeof chat;
      common: typeof common;
      errors: typeof errors;
      login: typeof login;
      settings: typeof settings;
      setup: typeof setup;
    };
  }
}
