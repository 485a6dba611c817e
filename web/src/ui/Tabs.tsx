import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';

interface Props<K extends string> {
  /** What there is to choose among, to those who do not see it. */
  label: string;
  tabs: readonly { id: K; label: string; /** Drawn instead of the label. */ face?: ReactNode }[];
  selected: K;
  onSelect: (id: K) => void;
  /** What belongs to the tab that is selected. */
  children: ReactNode;
}

/** Several lists in one place, one of which is shown: arrow keys go from tab to tab. */
export function Tabs<K extends string>({ label, tabs, selected, onSelect, children }: Props<K>) {
  const { i18n } = useTranslation();
  const select = (key: string | number) => {
    const tab = tabs.find(({ id }) => id === key);
    if (tab) onSelect(tab.id);
  };
  return (
    <I18nProvider locale={i18n.language}>
      <AriaTabs className="confab-tabs" selectedKey={selected} onSelectionChange={select}>
        <TabList aria-label={label} className="confab-tabs__list">
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className={`confab-tabs__tab ${tab.face === undefined ? '' : 'confab-tabs__tab--face'}`}
              {...(tab.face !== undefined && { 'aria-label': tab.label })}
            >
              {tab.face === undefined ? tab.label : <span data-tooltip={tab.label}>{tab.face}</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={selected} className="confab-tabs__panel">
          {children}
        </TabPanel>
      </AriaTabs>
    </I18nProvider>
  );
}
