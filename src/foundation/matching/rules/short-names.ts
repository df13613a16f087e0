/** Given names and what they are shortened to: each line one name. English ones, and the spellings that families here use. */
const LINES = `
abigail abbie abby gail|abdul abdullah|abraham abe bram|aiden aidan ayden|alan allan allen|alexander alex alec sandy xander lex sasha|alexandra alex alexa sandra sasha lexi
alfred alf alfie fred freddie|alice ali allie|alison ali alli|alistair alasdair alastair ali|amanda mandy|amelia amy millie milly emilia|andrea andie|andrew andy drew
angela angie|anna annie ann anne anya|annabel annabelle bella anna|anthony tony antony ant|archibald archie|arthur art artie|barbara barb babs|beatrice bea trixie beatrix
benjamin ben benji benny|bernard bernie|bethany beth|bradley brad|bridget bridie|caitlin kaitlyn katelyn cait|cameron cam|caroline carol carrie caz|cassandra cass cassie sandra
catherine katherine kathryn katharine cathy kathy kate katie cath kat kitty|cecilia celia cissy|charles charlie chas chuck|charlotte charlie lottie lotte char|christina chris tina chrissie kristina
christine chris chrissie tina|christopher chris kit topher kristopher|claire clare|clifford cliff|connor conor|constance connie|cordelia delia|courtney court|daniel dan danny
danielle dani danni|david dave davey davy dai|deborah debbie debra deb debs|dennis den denny|derek del|dominic dom nic|donald don donny|dorothy dot dottie dolly|douglas doug dougie
edmund ed eddie ned|edward ed eddie ted teddy ned|eleanor ellie nell nellie elinor ella nora|elizabeth liz beth lizzie betty eliza libby elsie lisa elisabeth betsy|ellen nell ellie
emily em emmy millie|emma em emmie|erin eryn|esther essie hester|ethan eth|eugene gene|evangeline evie eva|evelyn evie eve|ezekiel zeke|fatima fatimah fatema|felicity fliss flick
finlay finley fin finn|florence flo florrie flossie|frances fran frankie fanny|francis frank frankie|frederick fred freddie freddy fredrick|gabriel gabe gabi|gabriella gabby ella gabi gabrielle
geoffrey geoff jeffrey jeff|george georgie|georgina georgie gina georgia|gerald gerry jerry|gerard gerry|gillian gill jill jillian|grace gracie|graham graeme|gregory greg gregor|gwendolyn gwen
hannah hanna|harold harry hal|harriet hattie harrie|harrison harry|hassan hasan|helen nell ellie helena|henry harry hal hank|howard howie|hussain hussein husain|ibrahim ebrahim
imogen immy|irene rene|isaac zac ike|isabella bella izzy isabelle isabel izzie isobel|isabelle izzy bella belle isabel isobel|jack john jackie|jackson jack jax|jacob jake jay|jacqueline jackie jacqui jaqueline
james jim jimmy jamie jem|jane janie jayne|janet jan|janice jan|jasmine jas jazz yasmin jasmin|jeffrey jeff|jennifer jen jenny jenni jenna|jeremy jez jerry|jessica jess jessie|joanna jo joanne
joanne jo joanna|jodie jody|john jack johnny jon|jonathan jon jonny jonathon johnathan|jordan jord|joseph joe joey jo|josephine jo josie|joshua josh|judith judy jude|julian jules|juliet jules juliette julie
katherine kate katie kathy kat kath kit kitty kathryn|kayleigh kaylee kay|kenneth ken kenny|kevin kev|kimberley kim kimberly|kristen kris kirsten|laura laurie|lauren laurie|lawrence larry laurie laurence loz
leonard len lenny leo|leslie les lesley|lewis louis lew lou|liam william|lillian lily lilly lil lillie|linda lin lyn|lorraine lorri|louis lou louie lewis|louise lou|lucas luke|lucinda lucy cindy|lucy luce lucie
luke lucas|madeleine maddie maddy madeline madison|maisie margaret maisy|malcolm mal|margaret maggie meg peg peggy madge margie greta rita daisy|maria mary mariah mia marie|marianne mary anne|marjorie marge
mark marc marcus|martha marty mattie|martin marty|martina tina|mary molly polly may marie|matilda tilly mattie tilda|matthew matt matty mathew|maureen mo|maurice mo morris|maxwell max|maximilian max
megan meg meghan|melanie mel|melissa mel lissa missy|michael mike mick mickey micky mikey|michaela kayla mikaela|michelle shell chelle|mohammed muhammad mohammad mohamed muhammed mohamad mohd md mo
mohammed mohamud mahamed mehmet|morgan morgana|natalie nat natasha|natasha tasha nat tash|nathan nate nath nathaniel|nathaniel nat nate nathan|nicholas nick nicky nicolas nico|nicola nicky nic nikki nicole|nicole nicky nikki
noah noa|norman norm|oliver ollie olly oli|olivia liv livvy olive ollie|oscar ossie|owen ewan|pamela pam|patricia pat patsy trish tricia|patrick pat paddy rick|paula pauline|penelope penny|peter pete|philip phil phillip pip
philippa pippa phil pip|phoebe phebe|rachel rach rachael|raymond ray|rebecca becky becca becks bex|reginald reg reggie|richard rick dick rich ricky richie dickie|robert bob rob bobby robbie bobbie bert|roberta bobbie
robin rob|rodney rod|roger rog|ronald ron ronnie|rosemary rose rosie romy|rose rosie rosa|rosalind ros roz|rosanna rosie anna|roseanne rosie|ruben reuben|russell russ|ryan rian|samantha sam sammy|samuel sam sammy|sandra sandy
sara sarah sally|sean shaun shawn|sebastian seb bas|sharon shaz|sheila shelagh|shirley shirl|sidney sid sydney|simon si|simone sim|sophia sofia sophie|sophie sophia soph|stanley stan|stella ella
stephanie steph stephie stefanie|stephen steve steven stevie stephan stefan|stuart stu stewart|susan sue susie suzie suzanne|suzanne sue suzie|sylvia sylvie silvia|tabitha tabby|tamsin tam tammy|teresa tess terry tessa theresa tracy
terence terry|thaddeus tad|theodore theo ted teddy|thomas tom tommy|timothy tim timmy|toby tobias|tracey tracy trace|valerie val|vanessa nessa|verity vee|veronica ronnie vera|victor vic|victoria vicky vikki tori vic vicki
vincent vince vinny|virginia ginny|vivien viv vivienne vivian|walter wally walt|wendy wen|wilfred wilf wilfrid fred|william bill will billy willy liam wills|winifred winnie freda|yasmin jasmin yas yasmine|yusuf yousef yousuf joseph youssef
yvonne eve|zachary zac zak zach zack zachariah|zainab zaynab zeinab|zoe zoey`;

const families = new Map<string, Set<number>>();
const members: (readonly string[])[] = [];
LINES.split(/[|\n]/)
  .filter((line) => line.trim() !== '')
  .forEach((line, family) => {
    members.push(line.trim().split(' '));
    for (const name of line.trim().split(' ')) {
      const known = families.get(name) ?? new Set<number>();
      known.add(family);
      families.set(name, known);
    }
  });

/** Whether one given name is a short or another written form of the other: Beth and Elizabeth, Mohammed and Muhammad. */
export const isShortFor = (one: string, other: string): boolean => {
  const first = families.get(one);
  const second = families.get(other);
  if (first === undefined || second === undefined) return false;
  for (const family of first) if (second.has(family)) return true;
  return false;
};

/** The other forms of a given name: of Elizabeth also Beth, Liz and Betty. */
export const shortNamesOf = (name: string): string[] => {
  const forms = [...(families.get(name) ?? [])].flatMap((family) => members[family] ?? []);
  return [...new Set(forms)].filter((form) => form !== name);
};
