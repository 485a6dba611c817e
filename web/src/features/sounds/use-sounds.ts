import { useLoad } from '../../lib/load';
import { useHeard } from '../../stores/use-heard';
import { kSoundStreams, soundCalls } from '../collections/sounds';

/** The workspace's own sounds, and which of all sounds is heard where `chosen` is: another client's is the usual tone here. */
export function useSounds() {
  const { data: own = [], reload } = useLoad(soundCalls.list);
  useHeard(kSoundStreams, reload);
  const heard = (chosen: string) => (chosen === 'none' || own.some(({ _id }) => _id === chosen) ? chosen : 'chime');
  return { own, heard };
}
