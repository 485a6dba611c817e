import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { useChatParts } from '../../stores/hooks';
import type { Activity } from '../../stores/state';

/** So many are named. */
const kMostNamed = 3;

/** Who is writing here just now, or sending a file. The line keeps its height, so that nothing jumps. */
export function TypingLine({ rid }: { rid: string }) {
  const { t, i18n } = useTranslation('chat');
  const typing = useNames(rid, 'typing');
  const uploading = useNames(rid, 'uploading');
  const words = (doing: Activity['doing'], names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    if (names.length > kMostNamed) return [t(`composer.many-${doing}`)];
    return [t(`composer.${doing}`, { count: names.length, names: format(i18n.language).list(names) })];
  };
  return (
    <div className="confab-typing" aria-live="polite">
      {[...words('typing', typing), ...words('uploading', uploading)].join(' · ')}
    </div>
  );
}

const useNames = (rid: string, doing: Activity['doing']): readonly string[] =>
  useChatParts((state) =>
    [...(state.typing.get(rid) ?? [])].filter(([, activity]) => activity.doing === doing).map(([name]) => name),
  );
