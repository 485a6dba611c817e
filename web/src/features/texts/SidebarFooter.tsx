import { useSyncExternalStore } from 'react';
import { hasOwnText } from '../../lib/own-texts';
import { theme } from '../../theme/theme';
import { OwnText } from './OwnText';

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark';

/** What the workspace says at the foot of the sidebar; the dark look may have words of its own. */
export function SidebarFooter() {
  const dark = useSyncExternalStore(theme.subscribe, isDark) && hasOwnText('footer-dark');
  return (
    <OwnText id={dark ? 'Layout_Sidenav_Footer_Dark' : 'Layout_Sidenav_Footer'} className="confab-own-text--footer" />
  );
}
