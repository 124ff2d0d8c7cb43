"""What text is made of, whoever asks: strings in, values out."""
