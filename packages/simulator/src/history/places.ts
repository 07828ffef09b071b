import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Profile } from '../profiles/profile.ts';

type Hall = EventData<'hall.published.v1'>;

/**
 * A hall of a history: its share of the place's volume, and the case numbers of its county that are its own, from `firstCase` to
 * before `firstCase + caseNumbers` on every day.
 */
export type PlacedHall = {
  hall: Hall;
  county: string;
  share: number;
  firstCase: number;
  caseNumbers: number;
};

const townsOfACounty = 800;
const caseNumbersOfADay = 999_999;
// What a window serves on a day when it is busy most of the time; the busiest day is half as busy again.
const visitorsOfAWindow = 30;
const busiest = 1.5;
const windowLimit = 500;

/**
 * The halls of a place: the counties' own first, in the profile's order, then those of towns, whose codes are made up. A hall has
 * less of the volume the later it comes; `visitors` is that of the whole place on a working day.
 */
export function placeHalls({ counties }: Profile, count: number, visitors: number): PlacedHall[] {
  const weights = Array.from({ length: count }, (_, index) => 1 / Math.sqrt(index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, index): PlacedHall => {
    const [county = '', name = ''] = counties[index % counties.length] ?? [];
    const ofCounty = Math.floor(index / counties.length);
    const hallsOfCounty = Math.ceil((count - (index % counties.length)) / counties.length);
    const caseNumbers = Math.floor(caseNumbersOfADay / hallsOfCounty);
    const share = weight / total;
    return {
      hall: { ...placed(county, name, ofCounty), windows: windowsFor(visitors * share) },
      county,
      share,
      firstCase: 1 + ofCounty * caseNumbers,
      caseNumbers,
    };
  });
}

/** Town and hall of a county's n-th hall; the first is the county's own. */
function placed(county: string, name: string, ofCounty: number): Omit<Hall, 'windows'> {
  if (ofCounty === 0) return { code: `${county}-h1`, name: `${name}政务服务中心`, area: county };
  const town = 101 + ((ofCounty - 1) % townsOfACounty);
  const hall = 1 + Math.floor((ofCounty - 1) / townsOfACounty);
  const area = `${county}${town}`;
  return { code: `${area}-h${hall}`, name: `${name}第 ${ofCounty} 便民服务中心`, area };
}

function windowsFor(visitors: number): string[] {
  const needed = Math.ceil((visitors * busiest) / visitorsOfAWindow);
  const count = Math.min(windowLimit, Math.max(4, needed));
  return Array.from({ length: count }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);
}
