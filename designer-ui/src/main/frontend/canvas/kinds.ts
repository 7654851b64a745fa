// The picture of each kind of node, drawn on a field of 20 by 20 with a stroke of 1.5.

const PICTURES: Readonly<Record<string, string>> = {
  source: 'M3 5c0-1.4 3.1-2.5 7-2.5s7 1.1 7 2.5-3.1 2.5-7 2.5S3 6.4 3 5Zm0 0v10c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5V5M3 10c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5',
  map: 'M3 5h4c4 0 2 10 6 10h4M3 15h4c1.600 0 2.300-1.600 2.800-3.500M17 5h-4c-1.400 0-2.100 1.200-2.600 2.800M15 3l2 2-2 2M15 13l2 2-2 2',
  select: 'M4 4h4v12H4zM12 4h4v12h-4zM8 10h4',
  filter: 'M3 4h14l-5.500 6.500V16l-3 1v-6.500L3 4Z',
  route: 'M3 10h5M8 10c4 0 3-5 7-5h2M8 10c4 0 3 5 7 5h2M15 3l2 2-2 2M15 13l2 2-2 2',
  lookup: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4',
  valueMap: 'M3 5h5M3 10h5M3 15h5M12 5h5M12 10h5M12 15h5M8 5l4 5M8 10l4-5M8 15h4',
  aggregate: 'M3 4h6M3 8h6M3 12h6M3 16h6M9 4c4 0 2 6 5 6M9 16c4 0 2-6 5-6M14 7.500h3.500v5H14z',
  flatten: 'M3 7.500h3.500v5H3zM6.500 10c3 0 1-6 5-6H17M6.500 10H17M6.500 10c3 0 1 6 5 6H17',
  deduplicate: 'M7 3h10v10H7zM13 13v4H3V7h4',
  sort: 'M4 5h12M4 10h8M4 15h4',
  join: 'M8 14.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 14.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9Z',
  union: 'M3 5h3c4 0 3 5 7 5h4M3 15h3c4 0 3-5 7-5M15 8l2 2-2 2',
  validate: 'M10 2.500 16 5v5c0 3.500-2.500 6-6 7.500C6.500 16 4 13.500 4 10V5l6-2.500ZM7.500 10l2 2 3.500-4',
  apiCall: 'M7 17.500 8 12H4l7-9.500L10 8h4l-7 9.500Z',
  subPipeline: 'M3 3h14v14H3zM6 8h3v4H6zM12 8h2.500v4H12zM9 10h3',
  sink: 'M10 3v9M6.500 8.500 10 12l3.500-3.500M3 12v3.500c0 .800.700 1.500 1.500 1.500h11c.800 0 1.500-.700 1.500-1.500V12',
  template: 'M3 3.500h3v13H3zM6 3.500h3v13H6zM11.200 4.300l2.900-.8 3.300 12.500-2.900.8z',
  note: 'M4 3h12v9l-4 5H4zM12 17v-5h4M7 7h6M7 10h4',
};

const UNKNOWN = 'M4 4h12v12H4z';

export function pictureOf(kind: string): string {
  return PICTURES[kind] ?? UNKNOWN;
}
