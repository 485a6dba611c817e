const part = encodeURIComponent;

/** Every address of the application; nothing else puts one together. */
export const paths = {
  setup: '/setup-wizard',
  login: '/login',
  register: '/register',
  home: '/home',
  directory: '/directory',
  channel: (name: string) => `/channel/${part(name)}`,
  group: (name: string) => `/group/${part(name)}`,
  direct: (rid: string) => `/direct/${part(rid)}`,
  profile: '/account/profile',
  preferences: '/account/preferences',
  security: '/account/security',
  tokens: '/account/tokens',
  adminUsers: '/admin/users',
} as const;
