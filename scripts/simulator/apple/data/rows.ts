// The invented apps, one line each: name | end of the bundle ID | primary language | platforms | state of its newest version.

export type SeedStage = 'live' | 'preparing' | 'ready' | 'waiting' | 'inReview' | 'rejected' | 'approved';

export interface AppRow {
  readonly name: string;
  readonly slug: string;
  readonly locale: string;
  readonly platforms: readonly string[];
  readonly stage: SeedStage;
}

/** The ID of the studio's first app, and its bundle ID: the simulated App Store Server API has its purchases. */
export const FIRST_APP = { id: 6_470_100_003, bundleId: 'com.example.tidewater' };

function read(lines: string): readonly AppRow[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', slug = '', locale = '', platforms = '', stage = ''] = line
        .split('|')
        .map((part) => part.trim());
      return { name, slug, locale, platforms: platforms.split(' '), stage: stage as SeedStage };
    });
}

export const studioApps = read(`
Tidewater Almanac     | tidewater          | en-US   | IOS MAC_OS           | live
Sparrow Ledger        | sparrowledger      | en-US   | IOS                  | preparing
Bramble Recipes       | bramble            | en-GB   | IOS                  | live
Nachtzug Planer       | nachtzug           | de-DE   | IOS                  | waiting
Cartographe de Poche  | cartographe        | fr-FR   | IOS MAC_OS           | live
Hinode Habits         | hinode             | ja      | IOS                  | inReview
Kettle & Clock        | kettleclock        | en-US   | IOS                  | live
Marea Surf            | marea              | es-ES   | IOS                  | rejected
Lantern Reader        | lanternreader      | en-US   | IOS MAC_OS VISION_OS | live
Fjordvandring         | fjordvandring      | no      | IOS                  | approved
Orchard Timer         | orchardtimer       | en-AU   | IOS                  | ready
Pinecone Scanner      | pineconescanner    | en-US   | IOS                  | live
Quiet Harbor Sleep    | quietharbor        | en-US   | IOS TV_OS            | live
Roost Home Control    | roosthome          | en-US   | IOS MAC_OS TV_OS     | waiting
Saffron Budget        | saffronbudget      | en-GB   | IOS                  | live
Tessera Notes         | tessera            | it      | IOS MAC_OS           | preparing
Umbrella Minutes      | umbrellaminutes    | en-GB   | IOS                  | live
Velo Workshop         | veloworkshop       | nl-NL   | IOS                  | live
Willow Journal        | willowjournal      | en-US   | IOS MAC_OS           | inReview
Yarrow Plant Care     | yarrow             | en-CA   | IOS                  | live
Zephyr Kite Log       | zephyr             | pt-BR   | IOS                  | live
Amber Field Guide     | amberfield         | en-US   | IOS VISION_OS        | live
Basalt Climb          | basaltclimb        | sv      | IOS                  | rejected
Copper Kettle Radio   | copperradio        | en-US   | IOS TV_OS            | live
Driftwood Photos      | driftwood          | en-US   | IOS MAC_OS           | approved
Ember Workout         | emberworkout       | en-US   | IOS                  | live
Foxglove Pharmacy     | foxglove           | de-DE   | IOS                  | preparing
Gable Floor Plans     | gableplans         | en-US   | MAC_OS               | live
Heron Watch           | heronwatch         | fi      | IOS                  | live
Ibex Trails           | ibextrails         | de-DE   | IOS                  | waiting
Juniper Invoices      | juniperinvoices    | en-US   | IOS MAC_OS           | live
Kiln Studio           | kilnstudio         | en-US   | MAC_OS               | ready
Limestone Rentals     | limestone          | es-MX   | IOS                  | live
Meadow School Bus     | meadowbus          | ko      | IOS                  | live
Nutmeg Shopping List  | nutmeglist         | en-US   | IOS                  | preparing
Otter Swim Coach      | otterswim          | zh-Hans | IOS                  | live
`);

export const gamesApps = read(`
Clockwork Badgers     | games.badgers      | en-US   | IOS                  | live
Paper Comets          | games.papercomets  | en-US   | IOS TV_OS            | inReview
Moss & Marble         | games.mossmarble   | en-GB   | IOS MAC_OS           | live
Die Laternenfabrik    | games.laternen     | de-DE   | IOS                  | preparing
Turnip Tactics        | games.turnips      | en-US   | IOS                  | live
Hoshi no Neko         | games.hoshi        | ja      | IOS VISION_OS        | waiting
Saltmarsh Racers      | games.saltmarsh    | en-US   | IOS TV_OS            | live
Die stille Post       | games.stillepost   | de-DE   | IOS                  | rejected
Cabinet of Knots      | games.knots        | en-US   | IOS MAC_OS           | live
Pocket Lighthouse     | games.lighthouse   | fr-FR   | IOS                  | live
Gravel Pit Golf       | games.gravelgolf   | en-US   | IOS                  | approved
Seven Small Dragons   | games.dragons      | zh-Hant | IOS                  | live
`);
