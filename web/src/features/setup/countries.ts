// The values of the setting `Country`, each with its region code, from which the browser knows the name in every language.
// prettier-ignore
const regions: Record<string, string> = {
  afghanistan: 'AF', albania: 'AL', algeria: 'DZ', americanSamoa: 'AS', andorra: 'AD', angola: 'AO', anguilla: 'AI',
  antarctica: 'AQ', antiguaAndBarbuda: 'AG', argentina: 'AR', armenia: 'AM', aruba: 'AW', australia: 'AU', austria: 'AT',
  azerbaijan: 'AZ', bahamas: 'BS', bahrain: 'BH', bangladesh: 'BD', barbados: 'BB', belarus: 'BY', belgium: 'BE',
  belize: 'BZ', benin: 'BJ', bermuda: 'BM', bhutan: 'BT', bolivia: 'BO', bosniaAndHerzegovina: 'BA', botswana: 'BW',
  bouvetIsland: 'BV', brazil: 'BR', britishIndianOceanTerritory: 'IO', bruneiDarussalam: 'BN', bulgaria: 'BG',
  burkinaFaso: 'BF', burundi: 'BI', cambodia: 'KH', cameroon: 'CM', canada: 'CA', capeVerde: 'CV', caymanIslands: 'KY',
  centralAfricanRepublic: 'CF', chad: 'TD', chile: 'CL', china: 'CN', christmasIsland: 'CX', cocosKeelingIslands: 'CC',
  colombia: 'CO', comoros: 'KM', congo: 'CG', congoTheDemocraticRepublicOfThe: 'CD', cookIslands: 'CK', costaRica: 'CR',
  coteDivoire: 'CI', croatia: 'HR', cuba: 'CU', cyprus: 'CY', czechRepublic: 'CZ', denmark: 'DK', djibouti: 'DJ',
  dominica: 'DM', dominicanRepublic: 'DO', ecuador: 'EC', egypt: 'EG', elSalvador: 'SV', equatorialGuinea: 'GQ',
  eritrea: 'ER', estonia: 'EE', ethiopia: 'ET', falklandIslandsMalvinas: 'FK', faroeIslands: 'FO', fiji: 'FJ',
  finland: 'FI', france: 'FR', frenchGuiana: 'GF', frenchPolynesia: 'PF', frenchSouthernTerritories: 'TF', gabon: 'GA',
  gambia: 'GM', georgia: 'GE', germany: 'DE', ghana: 'GH', gibraltar: 'GI', greece: 'GR', greenland: 'GL', grenada: 'GD',
  guadeloupe: 'GP', guam: 'GU', guatemala: 'GT', guinea: 'GN', guineaBissau: 'GW', guyana: 'GY', haiti: 'HT',
  heardIslandAndMcdonaldIslands: 'HM', holySeeVaticanCityState: 'VA', honduras: 'HN', hongKong: 'HK', hungary: 'HU',
  iceland: 'IS', india: 'IN', indonesia: 'ID', iranIslamicRepublicOf: 'IR', iraq: 'IQ', ireland: 'IE', israel: 'IL',
  italy: 'IT', jamaica: 'JM', japan: 'JP', jordan: 'JO', kazakhstan: 'KZ', kenya: 'KE', kiribati: 'KI',
  koreaDemocraticPeoplesRepublicOf: 'KP', koreaRepublicOf: 'KR', kuwait: 'KW', kyrgyzstan: 'KG',
  laoPeoplesDemocraticRepublic: 'LA', latvia: 'LV', lebanon: 'LB', lesotho: 'LS', liberia: 'LR',
  libyanArabJamahiriya: 'LY', liechtenstein: 'LI', lithuania: 'LT', luxembourg: 'LU', macao: 'MO',
  macedoniaTheFormerYugoslavRepublicOf: 'MK', madagascar: 'MG', malawi: 'MW', malaysia: 'MY', maldives: 'MV', mali: 'ML',
  malta: 'MT', marshallIslands: 'MH', martinique: 'MQ', mauritania: 'MR', mauritius: 'MU', mayotte: 'YT', mexico: 'MX',
  micronesiaFederatedStatesOf: 'FM', moldovaRepublicOf: 'MD', monaco: 'MC', mongolia: 'MN', montserrat: 'MS',
  morocco: 'MA', mozambique: 'MZ', myanmar: 'MM', namibia: 'NA', nauru: 'NR', nepal: 'NP', netherlands: 'NL',
  netherlandsAntilles: 'AN', newCaledonia: 'NC', newZealand: 'NZ', nicaragua: 'NI', niger: 'NE', nigeria: 'NG',
  niue: 'NU', norfolkIsland: 'NF', northernMarianaIslands: 'MP', norway: 'NO', oman: 'OM', pakistan: 'PK', palau: 'PW',
  palestinianTerritoryOccupied: 'PS', panama: 'PA', papuaNewGuinea: 'PG', paraguay: 'PY', peru: 'PE', philippines: 'PH',
  pitcairn: 'PN', poland: 'PL', portugal: 'PT', puertoRico: 'PR', qatar: 'QA', reunion: 'RE', romania: 'RO',
  russianFederation: 'RU', rwanda: 'RW', saintHelena: 'SH', saintKittsAndNevis: 'KN', saintLucia: 'LC',
  saintPierreAndMiquelon: 'PM', saintVincentAndTheGrenadines: 'VC', samoa: 'WS', sanMarino: 'SM',
  saoTomeAndPrincipe: 'ST', saudiArabia: 'SA', senegal: 'SN', serbiaAndMontenegro: 'CS', seychelles: 'SC',
  sierraLeone: 'SL', singapore: 'SG', slovakia: 'SK', slovenia: 'SI', solomonIslands: 'SB', somalia: 'SO',
  southAfrica: 'ZA', southGeorgiaAndTheSouthSandwichIslands: 'GS', spain: 'ES', sriLanka: 'LK', sudan: 'SD',
  suriname: 'SR', svalbardAndJanMayen: 'SJ', swaziland: 'SZ', sweden: 'SE', switzerland: 'CH', syrianArabRepublic: 'SY',
  taiwanProvinceOfChina: 'TW', tajikistan: 'TJ', tanzaniaUnitedRepublicOf: 'TZ', thailand: 'TH', timorLeste: 'TL',
  togo: 'TG', tokelau: 'TK', tonga: 'TO', trinidadAndTobago: 'TT', tunisia: 'TN', turkey: 'TR', turkmenistan: 'TM',
  turksAndCaicosIslands: 'TC', tuvalu: 'TV', uganda: 'UG', ukraine: 'UA', unitedArabEmirates: 'AE', unitedKingdom: 'GB',
  unitedStates: 'US', unitedStatesMinorOutlyingIslands: 'UM', uruguay: 'UY', uzbekistan: 'UZ', vanuatu: 'VU',
  venezuela: 'VE', vietNam: 'VN', virginIslandsBritish: 'VG', virginIslandsUS: 'VI', wallisAndFutuna: 'WF',
  westernSahara: 'EH', yemen: 'YE', zambia: 'ZM', zimbabwe: 'ZW', worldwide: '001',
};

/**
 * All countries by their names in `language`, sorted the way that language sorts; the whole world comes first, under the name
 * `world`, for which browsers have but a number.
 */
export function countries(language: string, world: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  const order = new Intl.Collator(language).compare;
  const place = (value: string) => (value === 'worldwide' ? 0 : 1);
  return Object.entries(regions)
    .map(([value, code]) => ({ value, label: value === 'worldwide' ? world : (names.of(code) ?? value) }))
    .sort((a, b) => place(a.value) - place(b.value) || order(a.label, b.label));
}
