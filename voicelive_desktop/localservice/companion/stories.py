"""What the companion tells when asked for more than a sentence; each story takes about a minute."""

STORIES: tuple[tuple[str, ...], ...] = (
    (
        "Once upon a time there was a lighthouse at the end of a long grey beach.",
        "Its keeper was an old woman called Marta, who had a cat and a very bad clock.",
        "Every evening she climbed the two hundred steps and lit the lamp.",
        "One winter night the fog came in so thick that she could not see her own hands.",
        "Far away, between two waves, she heard a bell ringing slowly.",
        "It was a small ship, and it was sailing straight towards the rocks.",
        "Marta turned the lamp as bright as it would go, but the fog swallowed all the light.",
        "So she opened the window and began to sing, as loudly as she could.",
        "The cat sang too, and it sang rather badly.",
        "On the ship, the captain lifted his head and listened.",
        "He could not see the land, but he could hear exactly where it was.",
        "He turned the wheel, and the rocks passed by in the dark, an arm's length away.",
        "In the morning the fog was gone, and the ship lay safely in the harbour.",
        "The captain walked up the beach with a basket of oranges for the singer.",
        "For the cat he had brought a whole fish, because he thought it had the better voice.",
        "From that day on, the lighthouse had a lamp for clear nights, and a song for foggy ones.",
        "And if you walk along that beach in winter, you can hear it still.",
    ),
    (
        "Once upon a time a little robot worked in a railway station, in a town with too much rain.",
        "Its only task was to tell people when the next train would leave.",
        "Nobody ever asked it anything else, and so it knew nothing else.",
        "One day a girl stood in front of it with wet shoes and no ticket.",
        "She asked where the trains go when they have left.",
        "The robot looked into its timetable, but there was no answer to such a question.",
        "So it said what an honest machine should say: I do not know, but I would like to.",
        "The girl laughed, and she promised to find out and to come back.",
        "Every year she sent a postcard from another station.",
        "One came from the mountains, and one came from the sea.",
        "One came from a city where the trains drive over the roofs of the houses.",
        "The robot kept them all behind its window, where everybody could see them.",
        "After some years people no longer asked it only for the time.",
        "They asked it for places worth going to, and it always knew a good one.",
        "And when the girl came back as an old lady, the robot knew her at once.",
        "It sold her a ticket to the only place that no postcard had come from.",
        "That place was home.",
    ),
)

JOKES: tuple[tuple[str, ...], ...] = (
    ("Why did the microphone go to school?", "It wanted to be a little sound engineer."),
    ("What does a loudspeaker say when it is tired?", "I need to turn in, before I turn down."),
    (
        "Why do computers never interrupt each other?",
        "Because they are very bad at changing the subject.",
    ),
)
