import './jobs.css';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Tabs } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { JobKinds } from './JobKinds';
import { JobList } from './JobList';

/** The work that outlives a request: single jobs, or how many there are of each kind. */
export default function JobsPage({ part }: { part?: string }) {
  const { t } = useTranslation('jobs');
  const admin = useTranslation('admin').t;
  const navigate = useNavigate();
  const selected = part === 'kinds' ? 'kinds' : 'jobs';
  return (
    <AdminFrame page="jobs" title={admin('jobs.title')}>
      <p className="confab-page-lead">{t('lead')}</p>
      <Tabs
        label={admin('jobs.title')}
        tabs={[
          { id: 'jobs', label: t('tab.jobs') },
          { id: 'kinds', label: t('tab.kinds') },
        ]}
        selected={selected}
        onSelect={(id) => navigate(id === 'kinds' ? paths.adminJobKinds : paths.adminJobs)}
      >
        {selected === 'kinds' ? <JobKinds /> : <JobList />}
      </Tabs>
    </AdminFrame>
  );
}
