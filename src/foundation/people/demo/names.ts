import type { Ethnicity } from '#kernel';

/** A family's way of naming: what its children are called, and its family names. The names are common ones; the people are nobody. */
export interface Naming {
  readonly ethnicity: Ethnicity;
  /** How many families of a hundred name in this way. */
  readonly share: number;
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const BRITISH = {
  girls: list(
    `Amelia Isla Freya Poppy Evie Maisie Tilly Orla Bethan Nell Ottilie Hattie Rosie Elsie Ivy Ada Martha Edie Connie Wren Florence
     Daisy Ruby Molly Phoebe Jessica Chloe Lacey Skye Summer Autumn Willow Heidi Penny Thea Mabel Clara Lottie Niamh Erin`,
  ),
  boys: list(
    `Alfie Archie Teddy Stanley Rory Finn Jude Reggie Albie Toby Ewan Dylan Callum Louie Ralph Otis Kit Frank Sonny Hugo Jack Harry
     George Noah Oscar Charlie Leo Tommy Riley Mason Kai Tyler Jayden Brodie Harley Rowan Seth Elliot Caleb Owen`,
  ),
  women: list(
    `Gemma Kelly Laura Stacey Rachel Hayley Leanne Claire Samantha Kirsty Donna Natalie Vicky Joanne Becky Sian Lauren Holly Jade
     Katherine Catherine Kathryn Stephanie Nicola Emma Sarah`,
  ),
  men: list(
    `Darren Craig Lee Gareth Stuart Dean Scott Ryan Wayne Carl Shaun Sean Martin Neil Ian Simon Andrew Stephen Steven Matthew
     Christopher Jamie Liam Kieran Adam Paul`,
  ),
};

/** Shares follow no place: a believable mixed town, weighted towards the largest groups. */
export const NAMINGS: readonly Naming[] = [
  {
    ...BRITISH,
    ethnicity: 'WBRI',
    share: 62,
    families: list(
      `Smith Smith Smith Jones Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts
       Green Hall Wood Jackson Clarke Hughes Edwards Turner Hill Moore Clark Cooper Ward Morris Baker Harris King Parker Bennett
       Shaw Cook Price Bailey Marshall Bell Carter Collins Murphy Miller Cox Richardson Lewis Foster Gray Mills Holmes Webb Palmer
       Hunt Ford Mason Rogers Gibson Knight Butler Barnes Pearce Dawson Fletcher Harvey Saunders Fox Fisher Grant Lowe Chapman
       Ashdown Barrowclough Brackenbury Coldwell Copperthwaite Dunmore Eddlestone Fairweather Garnett Hathersage Inglethorpe
       Kettlewell Larkham Mossop Netherby Oakenshaw Pennington Quickfall Rushworth Stonehewer Thistlewood Underhay Vickerstaff
       Winterbourne Yardley Ackroyd Birtwhistle Cresswell Dewhurst Elphick Farrow Goodall Hebden Ives Jessop Kershaw Lofthouse
       Marsden Nuttall Ogden Pickles Ramsden Sugden Tattersall Uttley Varley Whitworth`,
    ),
  },
  {
    ethnicity: 'APKN',
    share: 10,
    girls: list(
      'Aaliyah Maryam Zainab Hafsa Inaya Amina Noor Safa Iqra Hania Zara Alina Eshal Anaya Ayesha Fatima Khadija Sumayya',
    ),
    boys: list(
      'Muhammad Mohammed Ibrahim Yusuf Hamza Bilal Zayn Ayaan Haris Musa Daniyal Rayyan Zakariya Umar Ali Hassan Sami Ismail',
    ),
    women: list('Nasreen Saima Shazia Rukhsana Farzana Sobia Tahira Uzma Samina Bushra'),
    men: list('Imran Asif Tariq Nadeem Mohammed Shahid Waqas Kashif Zahid Sajid'),
    families: list(
      'Khan Hussain Ahmed Mahmood Iqbal Akhtar Malik Mirza Shah Butt Qureshi Chaudhry Bibi Rafiq Aslam',
    ),
  },
  {
    ethnicity: 'AIND',
    share: 6,
    girls: list(
      'Anika Diya Kavya Priya Simran Jasleen Harleen Riya Aarohi Isha Meera Tara Nisha Kiran Avani',
    ),
    boys: list(
      'Arjun Rohan Veer Dev Karan Jaspreet Gurdeep Aarav Nikhil Vivaan Harjit Sahil Kabir Ishaan Manav',
    ),
    women: list('Manjit Sunita Kulwinder Rupinder Hema Bhavna Jyoti Parminder'),
    men: list('Sukhdev Rajesh Amarjit Dinesh Harpal Jagdeep Sanjay Balbir'),
    families: list('Patel Singh Kaur Sharma Gill Sandhu Dhillon Mistry Chauhan Desai Bains Sidhu'),
  },
  {
    ethnicity: 'ABAN',
    share: 4,
    girls: list('Tahmina Nusrat Sumaiya Afsana Raisa Jannat Mahira Anisa Sadia Tanha'),
    boys: list('Rafi Tanvir Adnan Sakib Mahir Ariyan Nabil Shahriar Fahim Zubair'),
    women: list('Shirin Rina Halima Nazma Rehana Shahana'),
    men: list('Abdul Faruk Jamal Kamal Shofiq Monir'),
    families: list('Begum Miah Uddin Rahman Islam Choudhury Hoque Ali Khatun Alam'),
  },
  {
    ethnicity: 'BAFR',
    share: 5,
    girls: list('Adaeze Temi Abena Zuri Ngozi Amara Folake Esi Ifeoma Ayana Makena Sade Chiamaka'),
    boys: list('Kwame Tobi Chidi Kofi Femi Emeka Yaw Jabari Tunde Abdi Dayo Kelechi Idris'),
    women: list('Blessing Grace Comfort Mercy Patience Yetunde Hodan'),
    men: list('Emmanuel Samuel Kwabena Olu Ahmed Moses Daniel'),
    families: list(
      'Okafor Adeyemi Mensah Boateng Owusu Nwosu Abdi Osei Balogun Eze Asante Mohamed Okonkwo Tesfaye',
    ),
  },
  {
    ethnicity: 'BCRB',
    share: 3,
    girls: list('Shanice Tiana Keisha Renee Jada Amani Tamika Imani'),
    boys: list('Tyrone Jerome Malachi Marlon Dante Zion Jermaine Kymani'),
    women: list('Marcia Yvonne Sonia Beverley Paulette'),
    men: list('Delroy Winston Leroy Trevor Errol'),
    families: list('Campbell Francis Grant Powell Bailey Gordon Reid Samuels Blake Wynter'),
  },
  {
    ethnicity: 'WOTH',
    share: 6,
    girls: list('Zofia Maja Oliwia Ioana Andreea Lena Hanna Elena Julia Zuzanna Łucja Małgorzata Ștefania'),
    boys: list('Jakub Filip Kacper Andrei Mihai Szymon Luca Antoni Matei Bartosz Tomáš José'),
    women: list('Agnieszka Magda Katarzyna Mihaela Daniela Ewa'),
    men: list('Piotr Marek Tomasz Florin Ionuț Rafał'),
    families: list(
      'Nowak Kowalski Wiśniewski Popescu Ionescu Kovács Dąbrowski Petrov Müller Szabó García Novák',
    ),
  },
  {
    ethnicity: 'MWBC',
    share: 3,
    girls: list('Amelie Jasmine Naomi Leila Sienna Kezia'),
    boys: list('Isaac Theo Micah Jaden Tyrese Levi'),
    women: list('Michelle Tanya Lisa Carly'),
    men: list('Marcus Anthony Jason Nathan'),
    families: list(
      "Smith-Campbell Reid Walker O'Neill Francis-Hall Bennett Grant Morgan D'Souza McKenzie Wilson-Blake Clarke",
    ),
  },
  {
    ethnicity: 'OOTH',
    share: 1,
    girls: list('Shirin Ronahi Lana Sara Yara Mei Linh'),
    boys: list('Karwan Aram Omid Rawan Yusef Minh Jun'),
    women: list('Nasrin Shilan Farah Thuy'),
    men: list('Hiwa Reza Dilan Quang'),
    families: list('Ahmadi Rashid Karimi Nguyen Haddad Aziz Tran Barzani'),
  },
];

/** Invented places of Arden Vale: no town of these names is meant, and AV is no postcode area. */
export const STREETS = list(
  `Hawthorn_Lane Mill_Rise Alder_Close Weavers_Row Foundry_Street Bellfield_Road Orchard_Way Kiln_Court Harrier_Drive
   Quarry_Bank Canal_Terrace Meadowsweet_Avenue Tanners_Yard Linnet_Grove St_Chad's_Road Ropewalk_Place Sorrel_Crescent
   Beacon_Hill_Road Curlew_Gardens Lockkeepers_Way Tollgate_Street Larch_Square Priory_Walk Saddlers_Green Nettlecombe_Road
   Ferry_Lane Old_School_Court Windmill_Close Silverbirch_Avenue Heron_View Charter_Street Bluebell_Path`,
).map((street) => street.replaceAll('_', ' '));

export const DISTRICTS = [
  { name: 'Northvale', outward: 'AV1' },
  { name: 'Arden Cross', outward: 'AV2' },
  { name: 'Millbrook Green', outward: 'AV3' },
  { name: 'Foxhollow', outward: 'AV4' },
  { name: 'Stonebridge Heath', outward: 'AV5' },
  { name: 'Lower Wend', outward: 'AV6' },
  { name: 'Kingsmere', outward: 'AV7' },
  { name: 'Oldbarn', outward: 'AV8' },
] as const;

export const SCHOOLS = {
  primary: [
    'Hawthorn Lane Primary School',
    'Millbrook Green Primary School',
    'St Chad’s Catholic Primary School',
    'Foxhollow Infant and Junior School',
    'Kingsmere Primary Academy',
    'Canal Terrace Primary School',
    'Oldbarn Church of England Primary School',
    'Lower Wend Primary School',
  ],
  secondary: [
    'Arden Cross Academy',
    'Beacon Hill School',
    'Northvale High School',
    'Stonebridge Heath School',
  ],
  college: ['Arden Vale College', 'Beacon Hill Sixth Form'],
} as const;
