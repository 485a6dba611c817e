import { createContext, useContext } from 'react';

/** Another number each time the room is opened: it may have stayed drawn meanwhile (`KeptRooms`). */
export const VisitContext = createContext(0);

/** What holds for one visit of the room begins anew when this is another number. */
export const useVisit = (): number => useContext(VisitContext);
